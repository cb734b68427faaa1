import { quote } from '../go/quote.ts';
import type { ChainNode, CommandNode, Node, Operand, PipeNode, TemplateNode } from './ast.ts';

/** A node as Go prints it again in error texts: spaces normalised, literals as they were written. */
export function nodeText(node: Node): string {
  switch (node.kind) {
    case 'pipe':
      return pipeText(node);
    case 'command':
      return commandText(node);
    case 'template':
      return templateText(node);
    case 'field':
      return fieldsText(node.names);
    case 'variable':
      return node.name + fieldsText(node.names);
    case 'chain':
      return chainText(node);
    case 'identifier':
      return node.name;
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(node.value);
    case 'string':
      return node.quoted;
    case 'number':
      return node.text;
  }
}

function pipeText(node: PipeNode): string {
  const commands = node.commands.map(commandText).join(' | ');
  if (node.declarations.length === 0) return commands;
  return `${node.declarations.join(', ')} ${node.assigns ? '=' : ':='} ${commands}`;
}

function commandText(node: CommandNode): string {
  return node.operands.map(operandText).join(' ');
}

function operandText(node: Operand): string {
  return node.kind === 'pipe' ? `(${pipeText(node)})` : nodeText(node);
}

function templateText(node: TemplateNode): string {
  const argument = node.pipe === null ? '' : ` ${pipeText(node.pipe)}`;
  return `{{template ${quote(node.name)}${argument}}}`;
}

function chainText(node: ChainNode): string {
  return operandText(node.base) + fieldsText(node.names);
}

function fieldsText(names: readonly string[]): string {
  return names.map((name) => `.${name}`).join('');
}
