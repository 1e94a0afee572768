import type { CallName, Handlers } from '#shared/api';
import type { Restriction } from '#shared/library';
import { failed } from '#shared/result';

/** The calls that change a library, or would bring things into it. */
const changing: readonly CallName[] = [
  ...(['import:choose', 'import:paths', 'import:samples', 'import:retry'] as const),
  ...([
    'restore:plan',
    'restore:perform',
    'restore:turn',
    'article:reread',
    'library:repair',
    'library:reread',
  ] as const),
  ...([
    'library:purge',
    'library:trash',
    'library:restore',
    'reading:change',
    'reading:changeMany',
    'settings:change',
    'searches:keep',
    'searches:forget',
  ] as const),
  ...(['marks:add', 'marks:change', 'marks:remove', 'marks:restore'] as const),
  ...(['marks:setRemoved', 'import:marks', 'backups:choose'] as const),
];

/** The calls that would pass on, or judge, what this version does not understand whole. */
const needingAll: readonly CallName[] = [
  'export:library',
  'export:articles',
  'export:document',
  'export:marks',
  'library:check',
  'backups:run',
];

/**
 * The handlers of a library that can only be read: what would change it is refused at once, before a
 * dialog asks or a file is read.
 */
export function restricted(handlers: Handlers, { code }: Restriction): Handlers {
  const refused = code === 'library-newer' ? [...changing, ...needingAll] : changing;
  const refuse = (): Promise<ReturnType<typeof failed>> => Promise.resolve(failed(code));
  return { ...handlers, ...Object.fromEntries(refused.map((name) => [name, refuse])) };
}
