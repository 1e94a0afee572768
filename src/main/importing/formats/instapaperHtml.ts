import { folderTags, standingIn } from '../exports/folders';
import { linkListExport } from '../exports/linkList';

/** What Instapaper exports as a page: a list for each folder. */
export const instapaperHtml = linkListExport({
  name: 'instapaper-html',
  title: 'Instapaper: Export',
  list: 'ol',
  read: ({ title, heading, attribute }) => ({
    title,
    url: attribute('href'),
    reading: { ...standingIn(heading), tags: folderTags(heading) },
  }),
});
