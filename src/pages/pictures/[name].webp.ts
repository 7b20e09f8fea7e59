import { pictureFiles } from '../../site/picture-files.ts';

export const { getStaticPaths, GET } = pictureFiles('webp');
