/** The platform of a native file. */

import { readdirSync } from 'node:fs';

/** The platform in the native file's name, such as `linux-x64-gnu`. */
export function platformName(): string {
  const { platform, arch } = process;
  if (platform === 'linux') return `linux-${arch}-${usesGlibc() ? 'gnu' : 'musl'}`;
  if (platform === 'win32') return `win32-${arch}-msvc`;
  return `${platform}-${arch}`;
}

function usesGlibc(): boolean {
  // The report takes as long as loading this package, so it is only made where the library may be musl.
  if (!hasMusl()) return true;
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime !== undefined;
}

/** Whether musl's loader is installed, which it can be beside glibc. */
function hasMusl(): boolean {
  try {
    return readdirSync('/lib').some((name) => name.startsWith('ld-musl-'));
  } catch {
    return true;
  }
}
