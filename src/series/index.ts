export { type PartSource, type SeriesLine, type SeriesSource, type Station, seriesLine, stationOf } from './model.ts';
export { slugOf, type Topic, topics } from './topics.ts';
