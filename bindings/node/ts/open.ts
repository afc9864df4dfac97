/** Open unions that TypeScript narrows. */

/**
 * Text that is none of the values which a union's other members have, so that `switch` tells the members apart although new
 * values may come at any time. For the compiler only: when the program runs it is the provider's text. To compare it with a
 * value that this release does not know, take it as a `string`: `const type: string = event.type`.
 */
export declare enum OtherText {
  any = 'any other text',
}
