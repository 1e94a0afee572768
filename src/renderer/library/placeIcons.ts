import { Archive, BookOpen, Bookmark, CircleDot, Library, Star, Trash2 } from '@lucide/vue';
import type { Component } from 'vue';
import type { Place } from '#shared/places';

/** The sign of each place. */
export const placeIcons: Readonly<Record<Place, Component>> = {
  all: Library,
  unread: CircleDot,
  reading: BookOpen,
  starred: Star,
  marks: Bookmark,
  archived: Archive,
  trash: Trash2,
};
