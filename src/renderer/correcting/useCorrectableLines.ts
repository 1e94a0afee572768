import { useEventListener } from '@vueuse/core';
import { watch, type Ref, type ShallowRef } from 'vue';
import { lineRoles } from '#shared/corrections';
import type { CorrectableLine, GivenRole } from './corrected';

/** Lines of the head and of what was left out carry their role; the blocks of the body need none. */
const lineElements = '[data-line], .article-body > .part > *';
const isRole = (role: string | undefined): role is GivenRole =>
  lineRoles.some((known) => known === role);

/** A drawn block's text with line breaks as the file has them. */
function textOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n');
  return (copy.textContent ?? '').replaceAll('\u00a0', ' ').trim();
}

function lineOf(element: HTMLElement): CorrectableLine | null {
  const { line, text = textOf(element) } = element.dataset;
  const role = line ?? 'body';
  return isRole(role) && text !== '' ? { text, is: role } : null;
}

/**
 * Lets the reader choose lines of a page while `active`: by a click, or by the arrow keys while the page
 * has the focus. The chosen one carries `data-chosen`.
 */
export function useCorrectableLines(
  page: Readonly<ShallowRef<HTMLElement | null>>,
  active: Readonly<Ref<boolean>>,
  choose: (line: CorrectableLine | null) => void,
): void {
  const all = (): HTMLElement[] => [
    ...(page.value?.querySelectorAll<HTMLElement>(lineElements) ?? []),
  ];
  const current = (): HTMLElement | null =>
    page.value?.querySelector<HTMLElement>('[data-chosen]') ?? null;

  function take(element: HTMLElement | null): void {
    const line = element && lineOf(element);
    current()?.removeAttribute('data-chosen');
    if (line) element.setAttribute('data-chosen', '');
    choose(line);
  }

  function onClick(event: MouseEvent): void {
    if (!active.value || !(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>(lineElements);
    if (element === null) return;
    event.preventDefault();
    event.stopPropagation();
    take(element);
  }

  function onKey(event: KeyboardEvent): void {
    if (!active.value || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const lines = all().filter((element) => lineOf(element) !== null);
    const at = lines.findIndex((element) => element === current());
    const next = lines[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)] ?? lines.at(-1);
    take(next ?? null);
    next?.scrollIntoView({ block: 'nearest' });
  }

  useEventListener(page, 'click', onClick, { capture: true });
  useEventListener(page, 'keydown', onKey, { capture: true });
  watch(active, (isActive) => {
    if (!isActive) current()?.removeAttribute('data-chosen');
  });
}
