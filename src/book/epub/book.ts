/** What a book says of itself. Addresses are absolute. */
export interface BookFacts {
  title: string;
  /** Two or three sentences. */
  summary: string;
  author: string;
  /** As in `lang`. */
  language: string;
  /** Page of the series, which names the book among all books. */
  address: string;
  /** When a part last changed: `2026-11-23`. */
  modified: string;
}

/** A document of the book, in reading order. */
export interface Chapter {
  /** Its file's name, such as `part-1.xhtml`. */
  file: string;
  title: string;
  /** The whole file. */
  xhtml: string;
  /** What the contents list below it. */
  sections: { id: string; title: string }[];
  /** An SVG stands in it, which the package has to tell. */
  hasSvg: boolean;
}

export interface BookPicture {
  /** Its file's name below `pictures/`. */
  name: string;
  bytes: Uint8Array;
}
