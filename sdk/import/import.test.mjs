import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Declarations } from './declarations.mjs';
import { nearest } from './problem.mjs';
import { listedTokens, tables } from './tables.mjs';

const source = {
  npm: '@pulumi/toy',
  version: '1.2.3',
  namespace: 'Pulumi.Toy',
  modules: { box: 'Box' },
  propertyNames: { 'toy:box/box:Box.box': 'BoxName' },
  doubles: ['toy:box/box:Box.weight'],
};

const files = new Map(Object.entries({
  'provider.js': `class Provider { static __pulumiType = 'toy'; constructor(name, args) {
      resourceInputs["limits"] = pulumi.output(args?.limits).apply(JSON.stringify);
      resourceInputs["token"] = args?.token ? pulumi.secret(args.token) : undefined;
      const secretOpts = { additionalSecretOutputs: ["token"] }; } }`,
  'provider.d.ts': `export declare class Provider extends pulumi.ProviderResource { readonly token: pulumi.Output<string | undefined>; }
    export interface ProviderArgs { token?: pulumi.Input<string | undefined>; limits?: pulumi.Input<pulumi.Input<number>[] | undefined>; }`,
  'box/box.js': "class Box { static __pulumiType = 'toy:box/box:Box'; }",
  'box/box.d.ts': `export declare class Box extends pulumi.CustomResource {
      static get(name: string): Box;
      readonly box: pulumi.Output<string>;
      readonly size: pulumi.Output<number | undefined>;
      constructor(name: string, args: BoxArgs); }
    export interface BoxArgs {
      weight?: pulumi.Input<number | undefined>;
      /** @deprecated use weight */
      size?: pulumi.Input<number | undefined>;
      box: pulumi.Input<string>;
      shelf?: pulumi.Input<string | Shelf | undefined>;
      mode?: pulumi.Input<string | enums.box.Mode | undefined>;
      tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
      items?: pulumi.Input<pulumi.Input<inputs.box.Item>[] | undefined>;
      content?: pulumi.Input<pulumi.asset.Asset | pulumi.asset.Archive | undefined>; }`,
  'types/input.d.ts': `export declare namespace box {
      interface Item { label: pulumi.Input<string>; items?: pulumi.Input<pulumi.Input<inputs.box.Item>[] | undefined>; }
      interface Unreached { label: pulumi.Input<string>; } }`,
  'types/output.d.ts': 'export declare namespace box { interface Item { label: string; } }',
  'types/enums/box/index.d.ts': 'export declare const Mode: { readonly ReadOnly: "read-only"; }; export type Mode = string;',
}));

const written = (...tokens) => tables('toy', source, new Declarations(files), tokens);

test('a resource lists inputs and outputs sorted, in the tables\' words', () => {
  assert.match(written('toy:box/box:Box').get('box.schema'), new RegExp(`^# Read from @pulumi/toy 1\\.2\\.3 .*
package toy 1\\.2\\.3 Pulumi\\.Toy

resource toy:box/box:Box Box\\.Box
  in box string required as BoxName
  in content asset
  in items \\[Box\\.Item\\]
  in mode string\\|enum:Box\\.Mode
  in shelf string
  in size int deprecated
  in tags \\{string\\}
  in weight double
  out box string as BoxName
  out size int nullable

type Box\\.Item
  in items \\[Box\\.Item\\]
  in label string required

enum Box\\.Mode
  value ReadOnly read-only
$`));
});

test('a provider knows its secret and JSON inputs', () => {
  const lines = written('pulumi:providers:toy').get('provider.schema').split('\n').slice(3);
  assert.deepEqual(lines, ['provider pulumi:providers:toy Provider', '  in limits [int] json', '  in token string secret', '  out token string nullable secret', '']);
});

test('a package that marks its provider and keeps nested types apart says so', () => {
  const apart = { ...source, markedProvider: true, typesNamespace: 'Pulumi.Toy.Types' };
  const text = tables('toy', apart, new Declarations(files), ['pulumi:providers:toy']).get('provider.schema');
  assert.match(text, /\npackage toy 1\.2\.3 Pulumi\.Toy types Pulumi\.Toy\.Types\n\nprovider pulumi:providers:toy Provider marked\n/);
});

test('a package with groups, a base class, constants and nested secrets says so', () => {
  const grouped = new Map(Object.entries({
    'toy/v1/box.js': "class Box { static __pulumiType = 'toy:toy.example.com/v1:Box'; }",
    'toy/v1/box.d.ts': `export declare class Box extends pulumi.CustomResource { readonly kind: pulumi.Output<"Box">; }
      export interface BoxArgs { kind?: pulumi.Input<"Box" | undefined>; lock?: pulumi.Input<inputs.toy.v1.Lock | undefined>; kept?: pulumi.Input<symbol>; }`,
    'types/input.d.ts': 'export declare namespace toy { namespace v1 { interface Lock { code?: pulumi.Input<string | undefined>; } } }',
  }));
  const package_ = {
    ...source,
    baseClass: 'ToyResource',
    moduleOf: path => path.split('/').map(part => part.split('.')[0]),
    modules: { 'toy/v1': 'Toy.V1' },
    secrets: ['Toy.V1.Lock.code'],
    omitted: ['toy:toy.example.com/v1:Box.kept'],
  };
  const written = tables('toy', package_, new Declarations(grouped), ['toy:toy.example.com/v1:Box']);
  assert.match(written.get('toy-v1.schema'), new RegExp(`package toy 1\\.2\\.3 Pulumi\\.Toy base ToyResource

resource toy:toy\\.example\\.com/v1:Box Toy\\.V1\\.Box
  in kind string const Box
  in lock Toy\\.V1\\.Lock
  out kind string

type Toy\\.V1\\.Lock
  in code string secret
$`));
});

test('nested types without a module stand where the package says', () => {
  const rooted = new Map(files)
    .set('provider.d.ts', files.get('provider.d.ts').replace('token?:', 'client?: pulumi.Input<inputs.Client | undefined>; token?:'))
    .set('types/input.d.ts', 'export interface Client { burst?: pulumi.Input<number | undefined>; }');
  const text = tables('toy', { ...source, modules: { '': 'Provider' } }, new Declarations(rooted), ['pulumi:providers:toy']).get('provider.schema');
  assert.match(text, /\n {2}in client Provider\.Client\n[^]*\ntype Provider\.Client\n {2}in burst int\n$/);
  assert.match(text, /\nprovider pulumi:providers:toy Provider\n/);
});

const asking = new Map(Object.entries({
  'box/weigh.js': 'function weighOutput(args, opts) { return pulumi.runtime.invokeOutput("toy:box:weigh", { "box": args.box }, opts); }',
  'box/weigh.d.ts': `export interface WeighArgs { box: string; }
    export interface WeighResult { readonly grams: number; readonly note?: string; }
    export interface WeighOutputArgs { box: pulumi.Input<string>; precise?: pulumi.Input<boolean>; lid?: pulumi.Input<inputs.box.LidArgs>; }`,
}));

test('a function lists its arguments and its result', () => {
  const plain = new Map(asking).set('box/weigh.d.ts', asking.get('box/weigh.d.ts').replace(/ lid.*>;/, ''));
  const declarations = new Declarations(plain);
  assert.deepEqual(declarations.tokens, ['toy:box:weigh']);
  assert.match(tables('toy', source, declarations, ['toy:box:weigh']).get('box.schema'), new RegExp(`\n
function toy:box:weigh Box\\.Weigh
  in box string required
  in precise bool
  out grams int
  out note string nullable
$`));
});

test('a function whose argument has a nested type is a problem', () => {
  assert.throws(() => tables('toy', source, new Declarations(asking), ['toy:box:weigh']), /toy:box:weigh\.lid: a function's argument with a nested type/);
});

test('types at the root stand in one file, which is called index where resources are among them', () => {
  const rooted = new Map([...files, ['lid.js', "class Lid { static __pulumiType = 'toy:index/lid:Lid'; }"],
    ['lid.d.ts', 'export declare class Lid extends pulumi.CustomResource { } export interface LidArgs { rim?: pulumi.Input<inputs.LidRim | undefined>; }'],
    ['types/input.d.ts', 'export interface LidRim { width: pulumi.Input<number>; }']]);
  const written = tables('toy', source, new Declarations(rooted), ['pulumi:providers:toy', 'toy:index/lid:Lid']);
  assert.deepEqual([...written.keys()], ['index.schema']);
  assert.match(written.get('index.schema'), /\nresource toy:index\/lid:Lid Lid\n {2}in rim LidRim\n\ntype LidRim\n {2}in width int required\n$/);
});

test('the order of the tokens changes nothing', () => {
  const tokens = ['toy:box/box:Box', 'pulumi:providers:toy'];
  assert.deepEqual([...written(...tokens)], [...written(...tokens.toReversed(), ...tokens)]);
});

test('the tokens that a table lists are read back', () => {
  assert.deepEqual([...written('toy:box/box:Box', 'pulumi:providers:toy').values()].flatMap(listedTokens), ['toy:box/box:Box', 'pulumi:providers:toy']);
});

test('a module without a C# namespace is a problem that says where to put it', () => {
  assert.throws(() => tables('toy', { ...source, modules: {} }, new Declarations(files), ['toy:box/box:Box']), /module box has no C# namespace yet; add it to packages\.mjs/);
});

test('a property with its class\'s name is a problem', () => {
  assert.throws(() => tables('toy', { ...source, propertyNames: {} }, new Declarations(files), ['toy:box/box:Box']), /Box\.box has its class's name/);
});

test('a type that the tables do not have is a problem that names the property', () => {
  const odd = new Map(files).set('box/box.d.ts', files.get('box/box.d.ts').replace('pulumi.Input<string>;', 'pulumi.Input<symbol>;'));
  assert.throws(() => tables('toy', source, new Declarations(odd), ['toy:box/box:Box']), /toy:box\/box:Box\.box: the type symbol is none/);
});

test('the nearest tokens take the fewest edits', () => {
  assert.deepEqual(nearest('aws:ec2/vpcs:Vpc', ['aws:s3/bucket:Bucket', 'aws:ec2/vpc:Vpc']), ['aws:ec2/vpc:Vpc', 'aws:s3/bucket:Bucket']);
});

const run = (...words) => spawnSync(process.execPath, [path.join(path.dirname(fileURLToPath(import.meta.url)), 'import.mjs'), ...words], { encoding: 'utf8' });

test('bad usage prints the usage and fails', () => {
  for (const words of [[], ['add'], ['remove', 'x']]) {
    const { status, stderr } = run(...words);
    assert.equal(status, 2);
    assert.match(stderr, /^usage: /);
  }
});

test('a word that is no token says what one looks like', () => {
  const { status, stderr } = run('add', 'Vpc');
  assert.equal(status, 1);
  assert.match(stderr, /^import: 'Vpc' is no resource type .* aws:ec2\/vpc:Vpc\.\n$/);
});
