import { shallowRef } from 'vue';
import type { MonthRegion } from '#shared/text/monthRegion';

/** Whose names of the months the window shows dates with; kept in step with the settings by `useAppliedSettings`. */
export const shownMonths = shallowRef<MonthRegion>('fibrayir');
