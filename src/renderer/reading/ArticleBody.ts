import { computed, defineComponent, h, type PropType } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Article } from '#shared/article';
import { drawNodes, type Surroundings } from './drawNode';
import type { ViewIn } from './useTextView';
import type { Part, PreparedArticle } from './parts';

/** A part's height before it is laid out, in em: its text in lines of some 65 letters, two em high each. */
function guessedHeight({ blocks }: Part): string {
  const lines = blocks.reduce((sum, { text }) => sum + Math.ceil(text.length / 65), 0);
  return `${String(Math.max(1, lines * 2 + blocks.length))}em`;
}

/** One part of an article; its tree is walked when it first comes to be drawn, and then no more. */
const ArticlePart = defineComponent({
  name: 'ArticlePart',
  props: {
    part: { type: Object as PropType<Part>, required: true },
    around: { type: Object as PropType<Surroundings>, required: true },
    drawn: { type: Boolean, required: true },
    alone: { type: Boolean, required: true },
  },
  setup(props) {
    return () => {
      const { part, around, drawn, alone } = props;
      const shape = alone ? [] : [drawn ? 'part-long' : 'part-waiting'];
      const style = alone ? {} : { '--guessed-height': guessedHeight(part) };
      const children = drawn ? drawNodes(part.nodes, around) : [];
      return h('div', { class: ['part', ...shape], style }, children);
    };
  },
});

/**
 * Draws an article's tree node by node: those of its parts that are in `drawn`, and room for the
 * others. The root runs as the article does, each block as its own text. A click on a link becomes
 * the event `link` with its address; the page itself never goes anywhere.
 */
export const ArticleBody = defineComponent({
  name: 'ArticleBody',
  props: {
    article: { type: Object as PropType<Article>, required: true },
    prepared: { type: Object as PropType<PreparedArticle>, required: true },
    drawn: { type: Object as PropType<ReadonlySet<number>>, required: true },
    viewIn: { type: Function as PropType<ViewIn>, required: true },
  },
  emits: { link: (address: string) => address !== '' },
  setup(props, { emit }) {
    const { t } = useI18n();
    const around = computed<Surroundings>(() => ({
      articleId: props.article.id,
      direction: props.article.direction,
      words: { table: t('reading.table'), code: t('reading.code') },
      viewIn: props.viewIn,
    }));

    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (link === null) return;
      event.preventDefault();
      emit('link', link.getAttribute('href') ?? '');
    };

    return () => {
      const { article, prepared, drawn } = props;
      const { parts } = prepared;
      const lang = article.language === 'und' ? undefined : article.language;
      return h(
        'div',
        {
          class: 'article-body',
          dir: article.direction,
          lang,
          onClick: follow,
          onAuxclick: follow,
        },
        parts.map((part) =>
          h(ArticlePart, {
            key: part.index,
            part,
            around: around.value,
            drawn: drawn.has(part.index),
            alone: parts.length === 1,
          }),
        ),
      );
    };
  },
});
