import ts from 'typescript';
import { Problem } from './problem.mjs';

const primitives = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.BooleanKeyword, 'bool'],
  [ts.SyntaxKind.AnyKeyword, 'any'],
]);

// A declared type in the tables' words. `reach` is told of every nested type and enum that it names:
// reach(kind, side, modulePath, name) gives the reference as the tables write it.
// Gives { type, nullable, constant }: the constant is the one text that the declaration allows, else undefined.
export function tableType(node, { where, number, reach }) {
  const fail = what => {
    throw new Problem(`${where}: the type ${what.getText()} is none that the tables have; extend types.mjs.`);
  };

  let constant;
  const one = part => {
    if (primitives.has(part.kind)) return primitives.get(part.kind);
    if (part.kind === ts.SyntaxKind.NumberKeyword) return number;
    if (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal)) {
      constant = part.literal.text;
      return 'string';
    }
    if (ts.isArrayTypeNode(part)) return `[${union(part.elementType).type}]`;
    if (ts.isParenthesizedTypeNode(part)) return union(part.type).type;
    if (ts.isTypeLiteralNode(part)) {
      const [index] = part.members;
      return part.members.length === 1 && ts.isIndexSignatureDeclaration(index) ? `{${union(index.type).type}}` : fail(part);
    }
    if (ts.isTypeReferenceNode(part)) {
      const names = part.typeName.getText().split('.');
      const [root] = names;
      if (root === 'pulumi' && ['Input', 'Output'].includes(names[1])) return union(part.typeArguments[0]).type;
      if (root === 'pulumi' && names[1] === 'asset') return names[2] === 'Archive' ? 'archive' : 'asset';
      const kinds = { inputs: ['type', 'input'], outputs: ['type', 'output'], enums: ['enum', null] };
      if (root in kinds) return reach(...kinds[root], names.slice(1, -1), names.at(-1));
      // A resource class beside the string of its id: C# takes the string.
      if (names.length === 1) return null;
    }
    return fail(part);
  };

  const union = declared => {
    while (ts.isTypeReferenceNode(declared) && /^pulumi\.(Input|Output)$/.test(declared.typeName.getText())) declared = declared.typeArguments[0];
    const parts = ts.isUnionTypeNode(declared) ? [...declared.types] : [declared];
    const stated = parts.filter(part => part.kind !== ts.SyntaxKind.UndefinedKeyword);
    const assets = stated.every(part => part.getText().startsWith('pulumi.asset.'));
    const types = assets && stated.length > 1 ? ['asset'] : [...new Set(stated.map(one))].filter(type => type !== null);
    if (types.length === 0) fail(declared);
    return { type: types.join('|'), nullable: stated.length < parts.length };
  };

  return { ...union(node), constant };
}
