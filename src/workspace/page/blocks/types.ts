/** Block Kit as it arrives: already validated by the server, so fields are read where they are needed. */
export interface TextObject {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
  url?: string;
}

export interface Confirm {
  title?: TextObject;
  text: TextObject;
  confirm?: TextObject;
  deny?: TextObject;
  style?: 'primary' | 'danger';
}

export interface Element {
  type: string;
  action_id?: string;
  text?: TextObject;
  value?: string;
  url?: string;
  style?: 'primary' | 'danger';
  accessibility_label?: string;
  confirm?: Confirm;
  placeholder?: TextObject;
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
  [field: string]: unknown;
}

export interface AnyBlock {
  type: string;
  block_id: string;
  [field: string]: unknown;
}
