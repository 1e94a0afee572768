import { spawnSync } from 'node:child_process';
import { findProgram, isLinuxRoot, say, SetUpError } from './project.mjs';
import { run } from './run.mjs';
import { choosePackages, installLine } from './systemPackages.mjs';

/**
 * Sees to what the system must have to run this Electron on Linux: shared libraries, Xvfb when
 * there is no display, a font with Arabic for menus and dialogs. On Debian and its kin root gets
 * it installed, with `programs` that are welcome but not needed; elsewhere the line to run is in
 * the failure. Touches nothing when nothing lacks.
 */
export async function prepareSystem(runtime, needsDisplay, programs = []) {
  if (process.platform !== 'linux') return;
  const mayInstall = isLinuxRoot && findProgram('apt-get') !== null;
  const lacking = lackingOn(runtime, needsDisplay);
  // Articles bring their own fonts: one for the menus is worth an install, but no refusal to start.
  if (mayInstall && !hasArabicFont()) lacking.push('arabic-font');
  if (mayInstall) lacking.push(...programs.filter((name) => !findProgram(name)));
  if (lacking.length === 0) return;
  if (!mayInstall) {
    throw new SetUpError(
      `The system lacks ${lacking.join(', ')}. Run this once:\n${installLine(lacking)}`,
    );
  }
  await installWithApt(lacking);
  const still = lackingOn(runtime, needsDisplay);
  if (still.length > 0) throw new SetUpError(`Still lacking after apt-get: ${still.join(', ')}.`);
}

/** Names of what is missing: sonames as the loader writes them, and `Xvfb`. */
function lackingOn(runtime, needsDisplay) {
  return [
    ...missingLibraries(runtime.program),
    ...(needsDisplay && !findProgram('Xvfb') ? ['Xvfb'] : []),
  ];
}

function missingLibraries(program) {
  const linked = spawnSync('ldd', [program], { encoding: 'utf8' });
  const missing = [...(linked.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)];
  return [...new Set([...missing.map(([, soname]) => soname), ...missingAtRunTime()])];
}

/** Newer Electrons load GTK themselves when they start, so that no linker shows it missing. */
function missingAtRunTime() {
  const known = spawnSync(findProgram('ldconfig') ?? 'ldconfig', ['-p'], { encoding: 'utf8' });
  const gtk = 'libgtk-3.so.0';
  return !known.stdout || known.stdout.includes(gtk) ? [] : [gtk];
}

function hasArabicFont() {
  const listed = spawnSync('fc-list', [':lang=ar', 'family'], { encoding: 'utf8' });
  return Boolean(listed.stdout?.trim());
}

async function installWithApt(lacking) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-q', ...args], { env });
  let packages = choosePackages(lacking);
  let updated = false;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    if (!packages.complete || attempt > 1) {
      if (!updated) say('apt-get update …');
      updated = true;
      await apt('update');
      packages = choosePackages(lacking);
    }
    say(`installing ${packages.names.join(' ')} …`);
    const { code, output } = await apt(
      ...['install', '-y', '--no-install-recommends', ...packages.names],
    );
    if (code === 0) return;
    if (attempt === 2) throw new SetUpError(`apt-get install failed (${code}):\n${output}`);
  }
}
