import { Problem } from './problem.mjs';
import { tableType } from './types.mjs';

// The tables that hold the given resource types, file name -> text: one file per module, and one for the provider and what else stands at the root.
// Nested types and enums stand in their own module's file, once, on the sides that the resources reach.
export function tables(packageName, source, declarations, tokens) {
  const files = new Map();
  const pending = [];
  const reached = new Map();

  // A package whose root holds resources too calls it index.
  const root = tokens.some(token => token.includes(':index/')) ? 'index' : 'provider';

  const put = (module, order, key, lines) => {
    const file = `${module.join('-') || root}.schema`;
    if (!files.has(file)) files.set(file, []);
    files.get(file).push({ order, key, lines });
  };

  const csharp = (module, name, where) => {
    if (module.length === 0 && !source.modules['']) return name;
    const namespace = source.modules[module.join('/')];
    if (!namespace) throw new Problem(`${where}: the module ${module.join('/')} has no C# namespace yet; add it to packages.mjs.`);
    return `${namespace}.${name}`;
  };

  const context = (where, owner, property) => ({
    where: `${where}.${property}`,
    number: source.doubles.includes(`${owner}.${property}`) ? 'double' : 'int',
    reach(kind, side, module, name) {
      // The published packages name them apart from those of resources.
      if (kind === 'type' && side === 'input' && declarations.isFunction(owner)) {
        throw new Problem(`${owner}.${property}: a function's argument with a nested type is none that the tables have; extend tables.mjs.`);
      }
      const reference = csharp(module, name, where);
      const key = `${kind} ${reference}`;
      if (!reached.has(key)) reached.set(key, { kind, module, name, reference, sides: new Set() });
      const entry = reached.get(key);
      if (!entry.sides.has(side)) {
        entry.sides.add(side);
        if (kind === 'type') pending.push({ entry, side });
      }
      return kind === 'enum' ? `enum:${reference}` : reference;
    },
  });

  const line = (direction, member, owner, className, flags) => {
    const { type, nullable, constant } = tableType(member.type, context(owner, owner, member.name));
    const name = source.propertyNames[`${owner}.${member.name}`];
    const upper = member.name[0].toUpperCase() + member.name.slice(1);
    if (!name && upper === className) throw new Problem(`${owner}.${member.name} has its class's name; give its C# name in packages.mjs.`);
    const words = [direction, member.name, type];
    if (direction === 'in' && !member.optional) words.push('required');
    if (direction === 'out' && (nullable || member.optional)) words.push('nullable');
    if (direction === 'in' && member.deprecated) words.push('deprecated');
    words.push(...flags);
    if (direction === 'in' && constant !== undefined) words.push('const', constant);
    if (name) words.push('as', name);
    return `  ${words.join(' ')}`;
  };

  const moduleOf = source.moduleOf ?? (path => path.split('/').slice(0, 1));
  const secret = (owner, member) => (source.secrets?.includes(`${owner}.${member.name}`) ? ['secret'] : []);
  const sorted = (owner, members) =>
    members.filter(member => !source.omitted?.includes(`${owner}.${member.name}`)).sort((a, b) => (a.name < b.name ? -1 : 1));

  for (const token of [...new Set(tokens)].sort()) {
    const [, path, name] = token === `pulumi:providers:${packageName}` ? [, '', 'Provider'] : token.split(':');
    const module = moduleOf(path).filter(part => part && part !== 'index');
    const className = name[0].toUpperCase() + name.slice(1);
    if (declarations.isFunction(token)) {
      const { inputs, outputs } = declarations.asked(token, className);
      put(module, 0, token, [
        `function ${token} ${csharp(module, className, token)}`,
        ...sorted(token, inputs).map(m => line('in', m, token, `${className}InvokeArgs`, [])),
        ...sorted(token, outputs).map(m => line('out', m, token, `${className}Result`, [])),
      ]);
      continue;
    }
    const { inputs, outputs, made } = declarations.resource(token, className);
    const provider = className === 'Provider' && module.length === 0;
    put(module, 0, token, [
      provider
        ? `provider ${token} ${className}${source.markedProvider ? ' marked' : ''}`
        : `resource ${token} ${csharp(module, className, token)}`,
      ...sorted(token, inputs).map(m => line('in', m, token, className, [
        ...(made.secretInputs.has(m.name) ? ['secret'] : []),
        ...(made.jsonInputs.has(m.name) ? ['json'] : []),
      ])),
      ...sorted(token, outputs).map(m => line('out', m, token, className, made.secretOutputs.has(m.name) ? ['secret'] : [])),
    ]);
  }

  const members = new Map();
  while (pending.length) {
    const { entry, side } = pending.pop();
    const declared = declarations.nested(side, [...entry.module, entry.name].join('.'));
    if (!declared) throw new Problem(`types/${side}.d.ts declares no ${[...entry.module, entry.name].join('.')}.`);
    const direction = side === 'input' ? 'in' : 'out';
    members.set(`${direction} ${entry.reference}`, sorted(entry.reference, declared).map(m =>
      line(direction, m, entry.reference, side === 'input' ? `${entry.name}Args` : entry.name, direction === 'in' ? secret(entry.reference, m) : [])));
  }

  for (const { kind, module, name, reference } of reached.values()) {
    const lines = kind === 'type'
      ? ['in', 'out'].flatMap(direction => members.get(`${direction} ${reference}`) ?? [])
      : declarations.enumeration(module, name).map(value => `  value ${value.name} ${value.value}`);
    put(module, kind === 'type' ? 1 : 2, reference, [`${kind} ${reference}`, ...lines]);
  }

  const header = [
    `# Read from ${source.npm} ${source.version} by sdk/import; change it with \`node sdk/import/import.mjs\`, not by hand.`,
    `package ${packageName} ${source.version} ${source.namespace}` +
      `${source.typesNamespace ? ` types ${source.typesNamespace}` : ''}${source.baseClass ? ` base ${source.baseClass}` : ''}`,
  ];
  const render = blocks => [
    ...header,
    ...blocks.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1)).flatMap(block => ['', ...block.lines]),
    '',
  ].join('\n');
  return new Map([...files.keys()].sort().map(file => [file, render(files.get(file))]));
}

// The tokens of the resources, providers and functions that a table's text lists.
export function listedTokens(text) {
  return [...text.matchAll(/^(?:resource|provider|function) (\S+)/gm)].map(match => match[1]);
}
