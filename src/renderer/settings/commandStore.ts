import { createEventHook } from '@vueuse/core';
import { defineStore } from 'pinia';
import { api } from '../bridge';
import type { Command } from './shortcuts';

/** Commands on their way from the menu or a key to whoever carries them out. */
export const useCommandStore = defineStore('commands', () => {
  const chosen = createEventHook<Command>();
  api.on('menu:chosen', ({ command }) => void chosen.trigger(command));

  /** Gives a command. */
  function run(command: Command): void {
    void chosen.trigger(command);
  }

  /** Calls `listener` with each command from now on. */
  function onCommand(listener: (command: Command) => void): void {
    chosen.on(listener);
  }

  return { run, onCommand };
});
