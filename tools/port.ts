/** The port of `PORT`, 4321 without it. Stops with a message when it is no port. */
export function readPort(): number {
  const text = process.env.PORT || '4321';
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  console.error(`PORT is \`${text}\`: write a number from 1 to 65535, such as \`PORT=8080\`.`);
  process.exit(1);
}
