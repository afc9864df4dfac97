// All checks in one process, so that one line can say at the end how many there were.

import './disputes.mjs';
import './lists.mjs';
import './files.mjs';
import './errors.mjs';
import './events.mjs';
import './receiver.mjs';
import './requests.mjs';
