/** What a new post says until its author writes: each component that most posts use, ready to be written over. */
export function starterBody(date: string): string {
  return `
{/* Write over what stands here. \`npm run dev\` shows the draft, \`npm run check\` says what is wrong with it. */}

The first paragraph says what the reader will have at the end, and what it costs.

## What there is

Say what machines, versions and networks the reader should picture, and link to the part that built them.

<Aside kind="warning" title="Before you begin">

Say what can be lost, and how to get it back.

</Aside>

\`\`\`console title="on the first node"
root@node1:~# pvecm status
Quorum information
\`\`\`

## The migration

\`\`\`migration-log title="VM 100 to node2" name="vm100" storage="LVM"
${date} 10:00:00 starting migration of VM 100 to node 'node2' (192.0.2.12)
${date} 10:00:01 starting online/live migration on unix:/run/qemu-server/100.migrate
${date} 10:00:05 average migration speed: 512.0 MiB/s - downtime 48 ms
^ A note stands below its line.
${date} 10:00:05 migration status: completed
${date} 10:00:08 migration finished successfully (duration 00:00:08)
TASK OK
\`\`\`

The guest stood still for <Fact log="vm100" is="downtime" /> of the <Fact log="vm100" is="duration" /> that the migration took. A log of your own goes into \`logs/\` beside this file, and is shown by its name:

{/*
<MigrationLog log="vm101" caption="A caption">
  <Note at={{ event: "downtime" }}>What the reader should see in this line.</Note>
</MigrationLog>
*/}

## What can be seen

A picture goes into \`images/\` beside this file.

{/*
<Screenshot image="./images/ha-status.png" alt="Says what can be seen" caption="A caption" />
<Gallery caption="The pictures of gallery: in the front matter" />
*/}
`;
}
