import { writeBlog } from './blog.ts';

// `node tests/import/write-blog.ts FOLDER [POSTS] [SEED] [--right]`: a nasty blog to look at or to try an import on.
const [folder, posts = '200', seed = '1'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (folder === undefined) throw new Error('Say where the blog goes: node tests/import/write-blog.ts FOLDER');
const blog = await writeBlog(folder, {
  posts: Number(posts),
  seed: Number(seed),
  faults: !process.argv.includes('--right'),
});
console.log(`Wrote ${blog.posts.length} posts and ${blog.faults.length} faults into ${folder}.`);
