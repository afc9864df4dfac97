/** For which platform a native file is. */

import { readdirSync } from 'node:fs';

/** Such as `linux-x64-gnu`: the part of the native file's name that tells for which platform it was built. */
export function platformName(): string {
  const { platform, arch } = process;
  if (platform === 'linux') return `linux-${arch}-${usesGlibc() ? 'gnu' : 'musl'}`;
  if (platform === 'win32') return `win32-${arch}-msvc`;
  return `${platform}-${arch}`;
}

function usesGlibc(): boolean {
  // Asking Node takes as long as all else that this package does when it is loaded, so only where it may be the other one.
  if (!hasMusl()) return true;
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined;
  return report?.header?.glibcVersionRuntime !== undefined;
}

/** Whether musl's loader is where it always is. Beside glibc it can be, too. */
function hasMusl(): boolean {
  try {
    return readdirSync('/lib').some((name) => name.startsWith('ld-musl-'));
  } catch {
    return true;
  }
}
