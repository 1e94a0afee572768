import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What Debian and Ubuntu call the package of each thing that can be missing; a release may add `t64`. */
const debian = {
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libcairo.so.2': 'libcairo2',
  'libX11.so.6': 'libx11-6',
  'libX11-xcb.so.1': 'libx11-xcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libXtst.so.6': 'libxtst6',
  'libXss.so.1': 'libxss1',
  'libgbm.so.1': 'libgbm1',
  'libexpat.so.1': 'libexpat1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libasound.so.2': 'libasound2',
  'libudev.so.1': 'libudev1',
  'libuuid.so.1': 'libuuid1',
  'libgcc_s.so.1': 'libgcc-s1',
  Xvfb: 'xvfb',
  ip: 'iproute2',
  'arabic-font': 'fonts-dejavu-core fontconfig', // DejaVu Sans has Arabic; 3 MB, and GTK's usual font
};

/** Arch has no search by soname, so it gets all that an Electron needs. */
const arch = 'gtk3 nss alsa-lib libcups mesa ttf-dejavu xorg-server-xvfb';

/**
 * The packages of Debian's kind for what is lacking. `complete` is false when apt does not know
 * one of them, mostly because its lists have never been fetched.
 */
export function choosePackages(lacking) {
  const wanted = [...new Set(lacking.flatMap((name) => (debian[name] ?? name).split(' ')))];
  const known = knownToApt(wanted.flatMap((name) => [name, `${name}t64`]));
  const names = wanted.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
  return { names, complete: names.every((name) => known.has(name)) };
}

function knownToApt(names) {
  const { stdout } = spawnSync('apt-cache', ['policy', ...names], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const found = [...(stdout ?? '').matchAll(/^(\S+):\n {2}Installed: .*\n {2}Candidate: (.*)$/gm)];
  return new Set(found.filter(([, , candidate]) => candidate !== '(none)').map(([, name]) => name));
}

/** The one line that installs what is lacking on this system, to be run by a person. */
export function installLine(lacking) {
  if (existsSync('/usr/bin/apt-get')) {
    const { names } = choosePackages(lacking);
    return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
  }
  if (existsSync('/usr/bin/pacman')) return `sudo pacman -S --needed ${arch}`;
  const tool = ['dnf', 'zypper', 'yum'].find((name) => existsSync(`/usr/bin/${name}`));
  if (tool) return `sudo ${tool} install ${lacking.map(rpmCapability).join(' ')}`;
  return `(this system's own installer) ${lacking.join(' ')}`;
}

/** RPM systems find a package by what it provides. */
function rpmCapability(name) {
  if (name === 'Xvfb') return '/usr/bin/Xvfb';
  if (name === 'arabic-font') return "'font(:lang=ar)' fontconfig";
  return process.arch === 'x64' || process.arch === 'arm64' ? `'${name}()(64bit)'` : name;
}
