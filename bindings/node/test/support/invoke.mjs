// Calls a method with parameters by their names on the wire.

import { camel } from './variables.mjs';

/** Calls by wire names: those that the method takes by position are taken out, in the method's order. */
export function invoke(client, operation, given, options) {
  const method = client[operation];
  const names = /\(([^)]*)\)/
    .exec(Function.prototype.toString.call(method))[1]
    .split(',')
    .map((name) => name.split('=')[0].trim());
  const rest = { ...given };
  const positional = names.slice(0, names.indexOf('params')).map((name) => {
    const wire = Object.keys(rest).find((key) => camel(key) === name);
    const value = wire === undefined ? undefined : rest[wire];
    delete rest[wire];
    return value;
  });
  return method.call(client, ...positional, rest, options);
}
