import { useMediaQuery } from '@vueuse/core';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { useReadingStore } from '../reading/readingStore';
import { useSettingsStore } from '../settings/settingsStore';
import { useFullScreenStore } from './fullScreenStore';

/** One of the window's panes. */
type Pane = 'places' | 'list' | 'page';

/**
 * Which panes are shown: side by side in a wide window, where each of the first two can be put away,
 * and one after the other in a narrow one.
 */
export const usePanesStore = defineStore('panes', () => {
  const settings = useSettingsStore();
  const reading = useReadingStore();
  const fullScreen = useFullScreenStore();
  /** Nothing but an article is in sight. */
  const isBare = computed(() => fullScreen.on && reading.state.kind !== 'empty');
  const isNarrow = useMediaQuery('(width < 900px)');
  /** Places are signs without words where there is little room. */
  const isRail = useMediaQuery('(900px <= width < 1120px)');
  /** The pane on screen in a narrow window. */
  const stage = shallowRef<Pane>('list');

  const shown = computed<Readonly<Record<Pane, boolean>>>(() => {
    if (isBare.value) return { places: false, list: false, page: true };
    if (isNarrow.value) {
      return {
        places: stage.value === 'places',
        list: stage.value === 'list',
        page: stage.value === 'page',
      };
    }
    // An empty page offers no way back to the list.
    const list = settings.settings.listPane || reading.state.kind === 'empty';
    return { places: list && settings.settings.placesPane, list, page: true };
  });

  reading.$onAction(({ name }) => {
    if (name === 'open') stage.value = 'page';
    if (name === 'close') stage.value = 'list';
  });

  /** Puts list and places away, so that the page stands alone, or brings them back. */
  async function toggleList(): Promise<void> {
    if (isNarrow.value) stage.value = stage.value === 'page' ? 'list' : 'page';
    else await settings.change({ listPane: !settings.settings.listPane });
  }

  /** Puts the places away or brings them back. */
  async function togglePlaces(): Promise<void> {
    if (isNarrow.value) stage.value = stage.value === 'places' ? 'list' : 'places';
    else await settings.change({ placesPane: !settings.settings.placesPane });
  }

  /** Brings the list on screen wherever it was. */
  async function showList(): Promise<void> {
    if (isNarrow.value) stage.value = 'list';
    else if (!settings.settings.listPane) await settings.change({ listPane: true });
  }

  return { isNarrow, isRail, isBare, stage, shown, toggleList, togglePlaces, showList };
});
