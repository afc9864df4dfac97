// The whole judge in one process, so that one line can say at its end how many checks there were.

import './disputes.mjs';
import './lists.mjs';
import './files.mjs';
import './errors.mjs';
import './events.mjs';
import './receiver.mjs';
import './requests.mjs';
