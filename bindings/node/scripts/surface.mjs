// Prints what can be imported from packages: the exported names of each entry with their declarations, without comments,
// and the declarations that those need: `node surface.mjs PACKAGE_FOLDER...`. The types are those that are packed.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript-5';

const printer = ts.createPrinter({ removeComments: true });

for (const folder of process.argv.slice(2)) {
  const { name, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const entries = Object.entries(exports).flatMap(([path, target]) => resolved(folder, path, target.require?.types));
  const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
  const program = ts.createProgram({ rootNames: entries.map(({ file }) => file), options });
  const checker = program.getTypeChecker();
  const listed = new Map();
  const needed = new Map();
  for (const { path, file } of entries) {
    const entry = join(name, path);
    console.log(`// ${entry}\n`);
    const found = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
    for (const symbol of found.sort((a, b) => compare(a.name, b.name))) {
      const original = unaliased(checker, symbol);
      const first = listed.get(original);
      if (first !== undefined) console.log(`export ${symbol.name} = ${first}\n`);
      else {
        listed.set(original, `${entry}.${symbol.name}`);
        if (symbol.name !== original.name) console.log(`// as ${symbol.name}`);
        show(original);
      }
    }
  }
  console.log(`// ${name}: what these declarations need\n`);
  for (const shown = new Set(); shown.size < needed.size; ) {
    const open = [...needed.keys()].filter((symbol) => !shown.has(symbol));
    for (const symbol of open) shown.add(symbol);
    for (const symbol of open.sort((a, b) => compare(needed.get(a), needed.get(b)))) {
      if (!listed.has(symbol)) show(symbol);
    }
  }

  function show(symbol) {
    for (const declaration of symbol.declarations) {
      const node = statement(declaration);
      console.log(`${printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())}\n`);
      collect(node);
    }
  }

  /** The types of this package that a declaration names. */
  function collect(node) {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      const original = symbol && unaliased(checker, symbol);
      const declaration = original?.declarations?.[0];
      const file = declaration && relative(folder, declaration.getSourceFile().fileName);
      const holder = declaration && statement(declaration).parent;
      // Not a whole module, whose names are found one by one.
      if (holder !== undefined && ts.isSourceFile(holder) && !/^\.\.|node_modules/.test(file)) {
        needed.set(original, `${original.name} ${file}`);
      }
    }
    ts.forEachChild(node, collect);
  }
}

/** A declaration, with what a constant is declared in. */
function statement(declaration) {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function unaliased(checker, symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The files of an entry; `./*` stands for all that there are. */
function resolved(folder, path, types) {
  if (types === undefined) return [];
  const [before, after] = types.split('*');
  if (after === undefined) return [{ path, file: join(folder, types) }];
  const names = readdirSync(join(folder, before)).sort();
  const found = names.map((name) => ({ path: path.replace('*', name), file: join(folder, before, `${name}${after}`) }));
  return found.filter(({ file }) => existsSync(file));
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
