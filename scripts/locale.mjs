import { spawnSync } from 'node:child_process';

/**
 * What to add to an environment so that Chromium reads file names as UTF-8: nothing where the locale
 * says so already. One that names a locale this system does not have falls back to plain C, and a
 * file called خبر.txt that is dropped on the window then has no name; the language asked for stays.
 */
export function readableFileNames(env) {
  if (process.platform !== 'linux') return {};
  const { status, stdout } = spawnSync('locale', ['charmap'], { env, encoding: 'utf8' });
  if (status !== 0 || stdout.trim() === 'UTF-8') return {};
  const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = env;
  const [language] = (LANGUAGE || LC_ALL || LC_MESSAGES || LANG || '').split('.');
  return { LC_ALL: 'C.UTF-8', ...(language && language !== 'C' ? { LANGUAGE: language } : {}) };
}
