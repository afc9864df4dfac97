// `${name.key}` in scenarios, and the values that YAML cannot express.

import { rebuttal } from './package.mjs';

/** Fills variables into a value of any shape. A text that is exactly one variable becomes its value, with its type. */
export function fill(value, variables) {
  if (Array.isArray(value)) return value.map((item) => fill(item, variables));
  if (typeof value === 'object' && value !== null) {
    if (typeof value.repeat === 'string') return value.repeat.repeat(value.times);
    if (isFile(value)) return fileOf(value.file);
    if (value.clear === true) return rebuttal.CLEAR;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, variables)]));
  }
  if (typeof value !== 'string') return value;
  const whole = /^\$\{([^}]*)\}$/.exec(value);
  if (whole) return variable(whole[1], variables);
  return value.replace(/\$\{([^}]*)\}/g, (_, name) => String(variable(name, variables)));
}

/** Whether it describes a file, and is not an object with a parameter called `file`. */
function isFile({ file, ...others }) {
  const keys = ['path', 'prefix', 'size', 'name'];
  return (
    typeof file === 'object' && Object.keys(others).length === 0 && Object.keys(file).every((key) => keys.includes(key))
  );
}

/** A file as a scenario describes it. One without a path and a name may also be an expected value. */
function fileOf({ path, prefix = '', size = 0, name }) {
  if (path !== undefined) return { path, name };
  const data = new TextEncoder().encode(prefix);
  const whole = Buffer.alloc(Math.max(size, data.length), 'x');
  whole.set(data);
  return name === undefined ? new Uint8Array(whole) : { name, data: whole };
}

function variable(name, variables) {
  const found = name.split('.').reduce((at, key) => at?.[key], variables);
  if (found === undefined) throw new Error(`unknown variable \${${name}}`);
  return found;
}

/** The value at a JSON pointer; undefined if there is none. */
export function pointed(value, pointer) {
  if (pointer === '') return value;
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps.reduce((at, step) => at?.[step], value);
}

/** `client_id` -> `clientId`. */
export const camel = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
