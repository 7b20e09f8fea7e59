export { convertPicture, sweepPictures } from './convert.ts';
export { type DrawingFile, drawingFile } from './drawing-file.ts';
export { pictureInFirstScreen } from './first-screen.ts';
export { inFilmstrip, inGrid, inRows, markOn, type Shown, single } from './layout.ts';
export { filesOf, type Picture, type PictureFile, type PictureSet } from './picture.ts';
export { diagramPaths, shownPictures } from './pictures.ts';
export { isTall, shownShape } from './shape.ts';
