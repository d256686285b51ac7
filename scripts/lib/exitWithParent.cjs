// Loaded into the portal's backend: it ends when whoever started it is gone, however that happened.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) {
    process.kill(process.pid, 'SIGTERM');
  }
}, 1000).unref();
