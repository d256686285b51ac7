process.stdout.write('chain: not written yet\n');
