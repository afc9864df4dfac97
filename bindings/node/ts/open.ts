/** Open unions that TypeScript can narrow. */

/**
 * Text that differs from the values of a union's other members, so that `switch` narrows the union although new values may
 * come at any time. It exists only for the compiler: at run time it is the provider's text. To compare it with a value that
 * this release does not know, assign it to a `string`: `const type: string = event.type`.
 */
export declare enum OtherText {
  any = 'any other text',
}
