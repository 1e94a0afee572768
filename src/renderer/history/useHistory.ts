import { watch } from 'vue';
import { useWords } from '../locales/useWords';
import { useCommandStore } from '../settings/commandStore';
import { isTextField } from '../ui/textField';
import { useToasts } from '../ui/toasts';
import type { Deed, Outcome } from './deeds';
import type { Way } from './history';
import { useHistoryStore } from './historyStore';

/**
 * Tells of what was done, with a button that undoes it, and of what was undone; carries out the commands
 * for both, and keeps the menu's words for them.
 */
export function useHistory(): void {
  const history = useHistoryStore();
  const toasts = useToasts();
  const { t, counted, list, failure } = useWords();
  /** By which the message about a deed is known, so that there is never more than one. */
  const names = new WeakMap<Deed, string>();
  let named = 0;

  const wordsOf = ({ kind, count }: Deed): string => counted(`history.deeds.${kind}`, count);

  function nameOf(deed: Deed): string {
    const name = names.get(deed) ?? `deed-${(named += 1)}`;
    names.set(deed, name);
    return name;
  }

  function show(deed: Deed, message: string, way: Way): void {
    const about = nameOf(deed);
    toasts.dismissAbout(about);
    const run = (): void => void history.turn(way, deed);
    toasts.show({ message, about, action: { label: t(`app.${way}`), run } });
  }

  history.onTold((deed) => {
    show(deed, counted(`history.did.${deed.kind}`, deed.count), 'undo');
  });

  function tell(deed: Deed, way: Way, outcome: Outcome): void {
    toasts.dismissAbout(nameOf(deed));
    const words = { deed: wordsOf(deed) };
    if (outcome.kind === 'done') {
      const { gone, stayed = 0 } = outcome;
      const message = list([
        t(`history.turned.${way}`, words),
        ...(gone > 0 ? [counted('history.someGone', gone)] : []),
        ...(stayed > 0 ? [counted('history.someStayed', stayed)] : []),
      ]);
      if (deed.redo !== null) show(deed, message, way === 'undo' ? 'redo' : 'undo');
      return;
    }
    const why =
      outcome.kind === 'failed' ? failure(outcome.failure) : t(`history.why.${outcome.kind}`);
    toasts.show({ message: t(`history.cannot.${way}`, { ...words, why }), tone: 'danger' });
  }
  history.onTurned(({ deed, way, outcome }) => tell(deed, way, outcome));

  useCommandStore().onCommand((command) => {
    if (command !== 'undo' && command !== 'redo') return;
    if (isTextField(document.activeElement)) void history.turnTyping(command);
    else void history.turn(command);
  });

  const menuWords = (way: Way): string | null => {
    const deed = history.next[way];
    return deed === null ? null : t(`history.menu.${way}`, { deed: wordsOf(deed) });
  };
  watch(
    () => [menuWords('undo'), menuWords('redo')] as const,
    ([undo, redo]) => void history.tellMenu(undo, redo),
  );
}
