import { useEventListener } from '@vueuse/core';
import { shallowRef, watch, type Ref } from 'vue';
import { useWords } from '../locales/useWords';

/** Pictures smaller than this are signs among the words; CSS pixels. */
const smallest = 60;

interface OpenPicture {
  readonly src: string;
  readonly alt: string;
  /** Where the focus goes back to. */
  readonly image: HTMLImageElement;
}

/**
 * Has the pictures of a page opened at a click, or at Enter or Space: each is a button from the moment that it
 * has been loaded, unless it stands in a link, which then counts.
 */
export function usePictures(page: Readonly<Ref<HTMLElement | null>>) {
  const { t } = useWords();
  const picture = shallowRef<OpenPicture | null>(null);

  const isOpenable = (target: EventTarget | null): target is HTMLImageElement =>
    target instanceof HTMLImageElement &&
    target.naturalWidth > 0 &&
    target.width >= smallest &&
    target.closest('.article-body') !== null &&
    target.closest('a') === null;
  const open = (image: HTMLImageElement): void => {
    picture.value = { src: image.currentSrc || image.src, alt: image.alt, image };
  };

  const enable = ({ target }: Event): void => {
    if (!isOpenable(target)) return;
    target.tabIndex = 0;
    target.setAttribute('role', 'button');
    target.setAttribute(
      'aria-label',
      [target.alt, t('reading.enlarge')].filter(Boolean).join(' – '),
    );
  };
  useEventListener(page, 'load', enable, { capture: true });
  useEventListener(page, 'click', ({ target }) => {
    if (isOpenable(target)) open(target);
  });
  useEventListener(page, 'keydown', (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!isOpenable(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    open(event.target);
  });
  watch(
    picture,
    (now, before) => {
      if (now === null) before?.image.focus({ preventScroll: true });
    },
    { flush: 'post' },
  );

  return {
    picture,
    close: (): void => {
      picture.value = null;
    },
  };
}
