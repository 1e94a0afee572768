import workerpool from 'workerpool';
import { createSearchIndex } from '../search/search';

const index = createSearchIndex();

workerpool.worker({
  add: index.add.bind(index),
  remove: index.remove.bind(index),
  hide: index.hide.bind(index),
  show: index.show.bind(index),
  query: index.query.bind(index),
});
