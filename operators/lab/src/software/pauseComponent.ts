import { join } from 'node:path';
import { buildInModule } from '../binaries/buildInModule';
import { Component } from './Component';

/** What keeps a pod's namespaces: a program that waits to be told to end. */
export const pauseComponent: Component = {
  name: 'pause-1',
  summary: 'Building the pause program',
  contents: ['pause'],
  make: directory =>
    buildInModule({
      directory: join(directory, 'source'),
      goMod: ['module lab/pause', 'go 1.23.0'],
      files: {
        'main.go': `package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() {
	end := make(chan os.Signal, 1)
	signal.Notify(end, syscall.SIGTERM, syscall.SIGINT)
	<-end
}
`,
      },
      programs: [{ main: '.', output: join(directory, 'pause') }],
    }),
};
