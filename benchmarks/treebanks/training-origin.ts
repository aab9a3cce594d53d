/** What the manifests of weights say that are learnt from EWT, the open text types of GUM and the teacher's annotation. */
export const trainingOrigin = {
  source:
    'Universal Dependencies English Web Treebank 2.16, train part (12,544 sentences, 204,577 words); Georgetown ' +
    'University Multilayer corpus (GUM), train part of the types academic, bio, court, interview, news and voyage ' +
    '(3,707 sentences, 76,760 words); 153,948 sentences (3,322,939 words) of MASC, Wikipedia, OneStopEnglish, ' +
    'inaugural addresses and books in the public domain, annotated by a neural parser trained on the same treebanks ' +
    'from all-MiniLM-L6-v2 (Apache 2.0)',
  address: 'https://github.com/UniversalDependencies/UD_English-EWT',
  licence: 'CC-BY-SA-4.0',
  notice: 'See LICENSE. The weights are derived from the treebanks and texts and are under CC BY-SA 4.0.',
} as const;
