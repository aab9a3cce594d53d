/** Titles and forms of address, which begin the name of a person; like all words here in lower case, without full stop. */
export const titles: ReadonlySet<string> = wordsOf(
  'mr mrs ms miss messrs mister madam madame monsieur mme mlle senor señor senora señora sir dame lord lady dr doctor prof professor ' +
    'rev reverend father brother sister pastor bishop archbishop cardinal pope rabbi imam saint st fr president premier chancellor ' +
    'minister secretary senator sen congressman congresswoman rep representative governor gov mayor judge justice attorney ambassador ' +
    'general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private admiral commander commissioner chief ' +
    'officer inspector detective sheriff coach king queen prince princess duke duchess count countess baron baroness earl emperor ' +
    'empress sultan sheikh uncle aunt grandmother grandfather grandma grandpa mama papa',
);

/** What may follow the name of a person. */
export const personEndings: ReadonlySet<string> = wordsOf('jr sr ii iii iv esq phd md');

/** Common nouns that end or head the name of an organisation. */
export const organisationWords: ReadonlySet<string> = wordsOf(
  'university college school academy institute institution inc incorporated corp corporation co company companies ltd limited llc plc ' +
    'gmbh ag group holdings partners bros brothers sons & associates association assn society union federation confederation league ' +
    'club team party committee commission council board agency bureau office department dept ministry authority administration service ' +
    'services court senate congress parliament house assembly foundation trust fund bank church army navy force forces corps guard ' +
    'police press times post journal news tribune herald magazine network channel radio television studios records airlines airways ' +
    'motors industries enterprises laboratories labs systems technologies software orchestra symphony philharmonic choir band ' +
    'conference alliance coalition organization organisation nations hospital clinic library museum center centre gallery theatre ' +
    'theater opera',
);

/** Common nouns that end or head the name of a place. */
export const placeWords: ReadonlySet<string> = wordsOf(
  'river lake sea ocean bay gulf strait channel creek falls island islands isle peninsula cape coast beach mountain mountains mount mt ' +
    'hill hills valley canyon desert plain plains forest woods park garden gardens square street st road rd avenue ave boulevard blvd ' +
    'lane drive highway interstate route bridge tower castle palace cathedral temple abbey hall building plaza airport station port ' +
    'harbor harbour county state province region district city town village borough republic kingdom empire territory north south ' +
    'east west northern southern eastern western fort ft san santa los las el new hotel inn cemetery field stadium arena zoo',
);

/** Prepositions that a place often follows. */
export const placePrepositions: ReadonlySet<string> = wordsOf(
  'in at near to from into through across around outside inside toward towards',
);

/** Lemmas of verbs whose subject is mostly a person. */
export const sayingVerbs: ReadonlySet<string> = wordsOf(
  'say tell ask answer reply add explain think know feel believe want write speak talk look smile laugh nod shrug cry shout whisper ' +
    'marry die meet love hate remember forget decide sit stand walk wait wonder hear see',
);

/** Names of days and months, which are proper nouns, but no names of things. */
export const calendarNames: ReadonlySet<string> = wordsOf(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october ' +
    'november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ' +
    'bc ad bce ce am pm gmt utc est pst',
);

/** Words in lower case that stand inside a name. */
export const innerWords: ReadonlySet<string> = wordsOf(
  'of & de du des del della di da do dos van von der den ten ter bin ibn al el y',
);

/** Articles that may follow those. */
export const innerArticles: ReadonlySet<string> = wordsOf('the la le los las');

/** Endings of the names of towns and countries. */
export const placeEndings: readonly string[] =
  'ville burg burgh berg borough shire land lands stan ton town ford port mouth grad polis field wood dale ia istan'.split(
    ' ',
  );

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
