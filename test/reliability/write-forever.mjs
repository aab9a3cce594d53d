import { writeWholeText } from '../../dist/matrix/write-whole-file.js';

// Writes one letter a million times into the file that it is given, again and again; says when it has begun.
const [path, letter, times] = process.argv.slice(2);
const text = letter.repeat(1_000_000);
process.stdout.write('begun\n');
for (let time = 0; time < Number(times); time++) await writeWholeText(path, text);
