import ts from 'typescript';
import { Problem } from './problem.mjs';

// A published package's type declarations: what each resource class, its arguments, its nested types and its functions are made of.
export class Declarations {
  #files;
  #tokens = new Map();
  #functions = new Map();
  #nested = new Map();
  #enums = new Map();

  constructor(files) {
    this.#files = files;
    for (const [file, text] of files) {
      const token = /\b__pulumiType = '([^']+)'/.exec(text)?.[1];
      // A provider is marked with its package's name alone.
      if (!file.endsWith('.js')) continue;
      if (token) this.#tokens.set(token.includes(':') ? token : `pulumi:providers:${token}`, file.replace(/\.js$/, ''));
      const asked = /\bpulumi\.runtime\.invokeOutput\("([^"]+)"/.exec(text)?.[1];
      if (asked) this.#functions.set(asked, file.replace(/\.js$/, ''));
    }
  }

  get tokens() {
    return [...this.#tokens.keys(), ...this.#functions.keys()].sort();
  }

  isFunction(token) {
    return this.#functions.has(token);
  }

  // { inputs, outputs } as declared members, with what the constructor does to each input.
  resource(token, className) {
    const file = this.#tokens.get(token);
    const declared = this.#source(`${file}.d.ts`);
    const type = find(declared, ts.isClassDeclaration, className);
    const args = find(declared, ts.isInterfaceDeclaration, `${className}Args`);
    if (!type || !args) throw new Problem(`${token}: ${file}.d.ts declares no class ${className} with ${className}Args.`);
    const outputs = type.members.filter(m => ts.isPropertyDeclaration(m) && !m.modifiers?.some(k => k.kind === ts.SyntaxKind.StaticKeyword));
    return { inputs: args.members.map(member), outputs: outputs.map(member), made: this.#making(`${file}.js`) };
  }

  // { inputs, outputs } of a function as declared members: its arguments, which it may lack, and its result.
  asked(token, className) {
    const file = this.#functions.get(token);
    const declared = this.#source(`${file}.d.ts`);
    const args = find(declared, ts.isInterfaceDeclaration, `${className}OutputArgs`);
    const result = find(declared, ts.isInterfaceDeclaration, `${className}Result`);
    if (!result) throw new Problem(`${token}: ${file}.d.ts declares no ${className}Result.`);
    return { inputs: args?.members.map(member) ?? [], outputs: result.members.map(member) };
  }

  // The members of a nested type on one side ('input' or 'output'); null where that side does not have it.
  nested(side, name) {
    if (!this.#nested.has(side)) this.#nested.set(side, interfaces(this.#source(`types/${side}.d.ts`)));
    return this.#nested.get(side).get(name)?.members.map(member) ?? null;
  }

  // The names and values of an enum.
  enumeration(module, name) {
    const file = ['types/enums', ...module, 'index.d.ts'].join('/');
    if (!this.#enums.has(file)) this.#enums.set(file, constants(this.#source(file)));
    const values = this.#enums.get(file).get(name);
    if (!values) throw new Problem(`${file} has no enum ${name}.`);
    return values;
  }

  #source(file) {
    const text = this.#files.get(file);
    if (text === undefined) throw new Problem(`the package has no file ${file}.`);
    return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  }

  #making(file) {
    const made = { secretInputs: new Set(), jsonInputs: new Set(), secretOutputs: new Set() };
    const visit = node => {
      if (ts.isBinaryExpression(node) && ts.isElementAccessExpression(node.left) && node.left.expression.getText() === 'resourceInputs') {
        const name = node.left.argumentExpression.text;
        const value = node.right.getText();
        if (/\bpulumi\.secret\(/.test(value)) made.secretInputs.add(name);
        if (/\bJSON\.stringify\b/.test(value)) made.jsonInputs.add(name);
      } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'additionalSecretOutputs') {
        for (const element of node.initializer.elements) made.secretOutputs.add(element.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(this.#source(file));
    return made;
  }
}

function find(source, kind, name) {
  return source.statements.find(statement => kind(statement) && statement.name.text === name);
}

function member(node) {
  return {
    name: ts.isStringLiteral(node.name) ? node.name.text : node.name.getText(),
    optional: node.questionToken !== undefined,
    deprecated: ts.getJSDocDeprecatedTag(node) !== undefined,
    type: node.type,
  };
}

function interfaces(source) {
  const found = new Map();
  const visit = (statements, module) => {
    for (const statement of statements) {
      if (ts.isInterfaceDeclaration(statement)) found.set([...module, statement.name.text].join('.'), statement);
      else if (ts.isModuleDeclaration(statement) && ts.isModuleBlock(statement.body)) visit(statement.body.statements, [...module, statement.name.text]);
    }
  };
  visit(source.statements, []);
  return found;
}

function constants(source) {
  const found = new Map();
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const { name, type } of statement.declarationList.declarations) {
      if (type && ts.isTypeLiteralNode(type)) found.set(name.text, type.members.map(m => ({ name: m.name.getText(), value: m.type.literal?.text })));
    }
  }
  return found;
}
