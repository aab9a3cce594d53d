import { readChineseWordnet } from '../../src/lexicon/read-chinese-wordnet.js';
import { readLmf } from '../../src/lexicon/read-lmf.js';
import { readOmw } from '../../src/lexicon/read-omw.js';
import { readWndb } from '../../src/lexicon/read-wndb.js';
import { describeLexicon } from '../conformance/lexicon.js';
import { chineseWordnet, createTinyWordnet, lmfText, omwText, writeLexiconFile } from './lexicon-fixture.js';
import { dogs, writeFolder, writeTexts } from './wndb-fixture.js';

describeLexicon('createLexicon', createTinyWordnet);

describeLexicon('readWndb', async () => await readWndb(await writeFolder(writeTexts(dogs))));

describeLexicon('readOmw', async () => {
  const path = await writeLexiconFile('wn-data-cmn.tab', omwText);
  return (await readOmw(path, { wordnet: createTinyWordnet() })).lexicon;
});

describeLexicon('readLmf', async () => (await readLmf(await writeLexiconFile('tiny.xml', lmfText))).lexicon);

describeLexicon('readChineseWordnet', async () => {
  const path = await writeLexiconFile('cwn.json', JSON.stringify(chineseWordnet));
  return (await readChineseWordnet(path)).lexicon;
});
