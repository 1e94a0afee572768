import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { calls, eventNames, type EventName } from '#shared/api';
import type { Bridge } from '#shared/bridge';

type Listener = (fact: unknown) => void;

const listeners = new Map<EventName, Set<Listener>>();

ipcRenderer.on('fact', (_event, name: EventName, fact: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(fact);
});

const bridge: Bridge = {
  ask(name, request) {
    if (!Object.hasOwn(calls, name)) {
      return Promise.reject(new TypeError(`no such call: ${name}`));
    }
    return ipcRenderer.invoke(name, request) as ReturnType<typeof bridge.ask<typeof name>>;
  },
  on(name, listener) {
    if (!eventNames.includes(name)) throw new TypeError(`no such event: ${name}`);
    const all = listeners.get(name) ?? new Set<Listener>();
    // The main process tells each event with its own fact only: `tell` is typed by the contract.
    const heard = listener as Listener;
    listeners.set(name, all.add(heard));
    return () => void all.delete(heard);
  },
  pathOf(file) {
    if (!(file instanceof File)) return '';
    // Electron 45 has webUtils alone; Electron 25 has the property alone.
    const old = file as File & { readonly path?: string };
    const utilities: typeof webUtils | undefined = webUtils;
    return utilities?.getPathForFile(file) ?? old.path ?? '';
  },
};

contextBridge.exposeInMainWorld('maqal', bridge);
