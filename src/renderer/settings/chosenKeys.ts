import {
  defaultKeys,
  keyCommands,
  keysOf,
  type ChosenKeys,
  type KeyCommand,
} from '#shared/shortcuts';

/** The command that has these keys, or null. */
export const holderOf = (chosen: ChosenKeys, keys: string): KeyCommand | null =>
  keyCommands.find((command) => keysOf(command, chosen).includes(keys)) ?? null;

/** Gives a command these keys; those that it has by default need not be remembered. */
export function withKeys(
  chosen: ChosenKeys,
  command: KeyCommand,
  keys: readonly string[],
): ChosenKeys {
  const { [command]: _before, ...others } = chosen;
  const isDefault = keys.join(' ') === defaultKeys[command].join(' ');
  return isDefault ? others : { ...others, [command]: [...keys] };
}

/**
 * Puts keys in the place of a command's `at`-th way, or behind the last one, and takes them from whichever
 * command had them.
 */
export function withWay(
  chosen: ChosenKeys,
  command: KeyCommand,
  at: number,
  keys: string,
): ChosenKeys {
  const holder = holderOf(chosen, keys);
  const freed =
    holder === null || holder === command
      ? chosen
      : withKeys(
          chosen,
          holder,
          keysOf(holder, chosen).filter((other) => other !== keys),
        );
  const ways = keysOf(command, freed).filter((other, index) => index === at || other !== keys);
  return withKeys(freed, command, [...ways.slice(0, at), keys, ...ways.slice(at + 1)]);
}

/** Takes a command's `at`-th way from it. */
export const withoutWay = (chosen: ChosenKeys, command: KeyCommand, at: number): ChosenKeys =>
  withKeys(
    chosen,
    command,
    keysOf(command, chosen).filter((_, index) => index !== at),
  );
