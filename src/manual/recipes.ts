import type { Example } from '../command/manual/command-manual.ts';

/** A call that shows what templates can do, for the samples of sample-images.ts. */
export interface Recipe extends Example {
  /** What it prints. */
  readonly output: string;
}

/** Calls to begin with, the simple ones first. A test runs all of them. */
export const RECIPES: readonly Recipe[] = [
  {
    line: 'docker-images images',
    does: 'These are the images that the recipes are about.',
    output: `REPOSITORY   TAG       IMAGE ID       CREATED        SIZE
shop/api     v1.1      5d3f1c7b9a20   2 hours ago    112MB
shop/api     v1.0      47d7c7d4e8a1   2 months ago   110MB
alpine       3.20      91ef0af61f39   2 months ago   7.8MB
<none>       <none>    b2c4d6e8f0a1   5 months ago   98.6MB
`,
  },
  {
    line: "docker-images images --format '{{.Repository}}:{{.Tag}}'",
    does: 'Names alone, one on each line, for a script.',
    output: `shop/api:v1.1
shop/api:v1.0
alpine:3.20
<none>:<none>
`,
  },
  {
    line: "docker-images images --format 'table {{.Repository}}\\t{{.Tag}}\\t{{.Size}}'",
    does: 'A table with columns of your own.',
    output: `REPOSITORY   TAG       SIZE
shop/api     v1.1      112MB
shop/api     v1.0      110MB
alpine       3.20      7.8MB
<none>       <none>    98.6MB
`,
  },
  {
    line: 'docker-images images --format \'{{if ne .Tag "<none>"}}{{.ID}} {{.Tag}}{{else}}{{.ID}} ?{{end}}\'',
    does: 'One thing or another, as the row has it.',
    output: `5d3f1c7b9a20 v1.1
47d7c7d4e8a1 v1.0
91ef0af61f39 3.20
b2c4d6e8f0a1 ?
`,
  },
  {
    line: 'docker-images images --format \'{{printf "%-10s%8s" .Repository .Size}}\'',
    does: 'Columns of a fixed width, without headings; the sizes end in one line.',
    output: `shop/api     112MB
shop/api     110MB
alpine       7.8MB
<none>      98.6MB
`,
  },
  {
    line: 'docker-images images --format \'{{index (split .Repository "/") 0 | upper}},{{.Tag}}\'',
    does: 'The owner in capitals, and the tag, parted by a comma.',
    output: `SHOP,v1.1
SHOP,v1.0
ALPINE,3.20
<NONE>,<none>
`,
  },
  {
    line: 'docker-images images --format \'{"image":{{json .ID}},"size":{{json .Size}}}\'',
    does: 'JSON with members of your own.',
    output: `{"image":"5d3f1c7b9a20","size":"112MB"}
{"image":"47d7c7d4e8a1","size":"110MB"}
{"image":"91ef0af61f39","size":"7.8MB"}
{"image":"b2c4d6e8f0a1","size":"98.6MB"}
`,
  },
  {
    line: "docker-images images --no-trunc --format '{{slice .ID 7 15}} {{.CreatedAt}}'",
    does: 'Eight digits of the ID, and the date in full.',
    output: `5d3f1c7b 2026-11-20 13:00:00 +0000 UTC
47d7c7d4 2026-09-14 08:30:00 +0000 UTC
91ef0af6 2026-09-06 10:00:00 +0000 UTC
b2c4d6e8 2026-06-02 17:45:00 +0000 UTC
`,
  },
  {
    line: `docker-images history --human=false --format '{{printf "%9s" .Size}} {{.CreatedBy}}' shop/api:v1.1`,
    does: 'What each step added, in bytes.',
    output: `        0 CMD ["node" "server.js"]
 34200000 COPY . /srv
 77800000 /bin/sh -c #(nop) ADD file:8fd1e2a0 in /
`,
  },
  {
    line: "docker-images image inspect -f '{{.Os}}/{{.Architecture}}' shop/api:v1.1",
    does: 'The platform of an image.',
    output: 'linux/amd64\n',
  },
  {
    line: 'docker-images image inspect -f \'{{index .Config.Labels "com.example.tier"}}\' shop/api:v1.1',
    does: 'One label. Its name has dots, so that `.Config.Labels.NAME` would not find it.',
    output: 'app\n',
  },
  {
    line: "docker-images image inspect -f '{{range $k, $v := .Config.Labels}}{{$k}}={{$v}}\n{{end}}' shop/api:v1.1",
    does: 'All labels, one on each line. In the template of a document the end of a line is typed as such.',
    output: `com.example.commit=8fd1e2a
com.example.tier=app

`,
  },
  {
    line: "docker-images image inspect -f '{{range .Config.Env}}{{println .}}{{end}}' shop/api:v1.1",
    does: 'The variables that a container of it begins with.',
    output: `PATH=/usr/local/bin:/usr/bin:/bin
NODE_VERSION=22.11.0

`,
  },
  {
    line: 'docker-images image inspect -f \'{{join .Config.Cmd " "}}\' shop/api:v1.1',
    does: 'The command that a container of it runs, as one text.',
    output: 'node server.js\n',
  },
  {
    line: "docker-images image inspect -f '{{with .Config.User}}{{.}}{{else}}root{{end}}' shop/api:v1.1",
    does: 'A field, or something else where it is empty.',
    output: 'root\n',
  },
  {
    line: "docker-images image inspect -f '{{range $p, $_ := .Config.ExposedPorts}}{{$p}} {{end}}' shop/api:v1.1",
    does: 'The keys of a map, here the ports.',
    output: '8080/tcp 9090/tcp \n',
  },
  {
    line: "docker-images image inspect -f '{{len .RootFS.Layers}} layers, {{.Size}} bytes' shop/api:v1.1",
    does: 'How many layers there are.',
    output: '2 layers, 112000000 bytes\n',
  },
  {
    line: 'docker-images image inspect -f \'{{.Metadata.LastTagTime.Format "2006-01-02"}}\' shop/api:v1.1',
    does: 'A date in a form of your own.',
    output: '2026-11-20\n',
  },
  {
    line: 'docker-images image inspect -f \'{{index (split (index .RepoDigests 0) "@") 1}}\' shop/api:v1.1',
    does: 'The digest by which the registry knows it, to pin it in a file.',
    output: 'sha256:2f1a52ea0f5b7f2dd3ad3d5b6d9ad6b8c7f30bdb2a4a9d5f0f1e7c2b3a495867\n',
  },
];
