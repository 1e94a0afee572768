import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandAs } from './ordinaryUser.mjs';
import { cacheFolder } from './project.mjs';

/**
 * A program to start as if it were Electron. On Linux it is a script in the cache that becomes the
 * seat's Electron, as the seat's user and with the seat's flags: Playwright knows only of one path
 * to start, and would put `--no-sandbox` before everything.
 */
export function electronProgram({ user, program, flags, sandboxed }) {
  if (process.platform !== 'linux') return program;
  const [command, args] = commandAs(user, program, flags, { orphaned: 'KILL' });
  const text = [
    '#!/bin/sh',
    ...environment(user),
    ...(sandboxed ? [withoutFlag] : []),
    `exec ${[command, ...args].map(quote).join(' ')} "$@"`,
    '',
  ].join('\n');
  const name = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const path = join(cacheFolder(), `electron-${name}.sh`);
  if (!existsSync(path)) write(path, text);
  return path;
}

const withoutFlag =
  'for value; do shift; [ "$value" = --no-sandbox ] || set -- "$@" "$value"; done';

/** Root's own folders are closed to that user; a program that found their names would stumble. */
function environment(user) {
  if (!user) return [];
  return [
    `export HOME=${quote(user.home)} USER=${user.name} LOGNAME=${user.name}`,
    'unset TMPDIR XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME',
  ];
}

function write(path, text) {
  mkdirSync(cacheFolder(), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, text, { mode: 0o755 });
  renameSync(temporary, path);
}

function quote(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
