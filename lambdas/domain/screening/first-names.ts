/** First names that are common in France, as data: in plain spelling, the most common of the last eighty years (INSEE) and of English. */

/** They name somebody however they are written. */
export const firstNames = `
  abdel abdelkader abdellah abdou abdoulaye adama adele adrien adrienne agathe agnes ahmed aicha alain alban albane albert
  alberto alessandro alex alexandra alexandre alexia alexis alfred ali alice alicia aline alison alix alois alphonse amadou
  amanda amandine amelie amina aminata amine amir anais anas andre andrea andreas andree andrew angela angele angelique anissa
  anita anna annabelle anne annette annick annie anouk anthony antoine antoinette anton antonin antonio antony apolline ariane
  armand armelle arnaud arsene arthur ashley assia astrid aubin aude audrey augustin augustine aurelie aurelien axelle aya ayoub
  baptiste barbara barry bastien beatrice benedicte benjamin benoit berenice bernadette bernard berthe bertrand bilal boris
  boubacar brahim brandon brenda brian brigitte bruno bryan callum camille capucine carla carlos carole caroline carolyn
  cassandra catherine cathy cecile cecilia cedric celia celine chantal charlene charles charlie chloe chris christelle christian
  christiane christine christophe christopher cindy clara clarisse claude claudette claudie claudine clea clementine clothilde
  clotilde colette coline connor conor corentin corinne craig cynthia cyril cyrille damien daniel daniela daniele danielle dany
  daouda david deborah delphine denis denise derek diana diane didier diego dimitri djamel djibril dominique donald donna
  donovan dorian doriane dorothee dorothy douglas duncan dylan eddy edgar edith edmond edouard edward edwige eleanor elena
  eleonore eliane elias eliott elisa elisabeth elise elizabeth ella elliot ellis elodie elsa emeline emeric emilie emilien emily
  emma emmanuel emmanuelle enzo eric erica erik ernest erwan esteban estelle esther ethan ethel etienne eugene eugenie eva evan
  evelyne ewan fabien fabienne fabrice fadila farah farid farida fatiha fatima fatma fatou fatoumata federico felicien felix
  fernand fernande fernando filipe fiona florent florian floriane fouad foued francis francisco franck francois francoise fred
  freddie frederic frederique gabin gabriel gabriela gabrielle gael gaelle gaetan gareth gaston gauthier gautier gavin gemma
  genevieve geoff geoffrey george georges georgette gerald geraldine gerard germaine ghislain ghislaine gilbert gilberte gilles
  gina ginette giovanni gisele giuseppe gladys gontran gordon graham gregoire gregory guillaume gustave guylaine gwenael
  gwenaelle gwendoline habib hadrien hakim halima hamid hamza hannah harold harriet harry hassan hatem hector helena helene
  henri henriette henry hermine herve hicham hippolyte hocine honore hortense houria hubert hugo hugues hussein ian ibrahim
  ibrahima idriss ilyes ines ingrid irene isaac isabella isabelle isaure isla ismael issa ivan jacky jacob jacqueline jacques
  jamal james janine jason jeanine jeanne jeannine jeffrey jennifer jenny jeremie jeremy jerome jess jessica jimmy joachim
  joanna joanne jocelyn jocelyne joel joelle johan johann john johnny jonathan jorge jose joseph josephe josephine josette josh
  joshua josiane josue juan judith judy jules julia julian juliana julie julien juliette justin justine kader kadiatou kamel
  karen karim karima karine katia keith kelly kenneth kenza kevin khadija khaled killian kyle kylian kyllian laetitia lahcen
  laila larbi laura laure laurence laurent laurie lea leana leanne leila lena leonard leonie leopold leslie liam lilian liliane
  lilou lina linda lionel lisa lise loan loic lola lorenzo lou louane louis louisa louise louna luca lucas lucette lucia lucie
  lucien lucienne ludivine ludovic luis luna lydia lydie lylou lynn madjid mael maelle maelys maeva magali mahdi maimouna maissa
  malek malik malika malo mamadou manon manuel manuela marceline marcelle marcus margaret margaux margot maria mariam mariama
  marianne marielle marilyn mario marion marius marlene martha martine mary maryam maryline maryse mateo mathias mathieu
  mathilde mathis mathys matteo matthew matthias matthieu maud maureen maurice maurine maxence maxime megan mehdi melanie melina
  melissa melvin mia michael michel michele micheline michelle mickael miguel mila mireille miriam mohamed mohammad mohammed
  moise monique morgane mouhamed mounir mourad moussa mustapha myriam nabil nabila nadege nadia nadine nael nasser natacha
  natalie nathalie nathan nathanael nawel neil nelly nicky nicolas nicole nigel nina noa noah noe noelle noemie nolan nora
  norbert noureddine oceane odette odile olga oliver olivia omar oscar ousmane owen pablo pamela paola pascale patrice patricia
  patrick paul paula paule paulette pauline pedro penelope peter philip philippa philippe pierrette pierrick quentin rachel
  rachid rafael raphael raphaelle rayan rayane raymond raymonde rebecca redouane regine regis remi remy renaud renee rhys riad
  ricardo richard rita robert roberto roger roland rolande ronald ronan rosa rosalie roseline roxane ruth ryan sabine sabri
  sabrina sacha salah salim salima salma salome salvatore samantha samia samir samira samuel samy sandra sandrine sara sarah
  scott sean sebastien selim selma serge sergio severine shannon sharon shaun sheila sidonie simon simone sofia sofiane solange
  solene soline sonia sophia sophie souad soufiane steeve stephane stephanie stephen steve steven stuart susan suzanne sylvain
  sylvaine sylvestre sylvia sylvie tania tatiana theo theodore theophile therese thibault thibaut thierry thomas tiago tiffany
  timeo timothe timothee titouan tommy tony tracey trevor tristan tyler ugo ulysse valentin valentine valerie vanessa veronique
  vicky victor vincent virginie vivian viviane vivien walid walter warren wassim wayne wendy werner wilfried william willy
  xavier yacine yanis yann yannick yasmina yasmine yassin yassine yoan yohan yohann yolande youcef younes youssef yvan yves
  yvette yvon yvonne zahra zakaria zara zineb zohra`;

/** They are also words of a language: written as names, with their capital, they name somebody. */
export const wordyNames = `
  aime aimee alma amber ambre ange angel aurore axel bill blanche bob carol celeste charlotte chase chuck claire clemence
  clement cliff colin constance constant cooper daisy dale dan dawn dean desire drew eden eve faith fanny fantine fidele frank
  garance gene grace grant guy hazel heather holly hope hunter iris ivy jack jade jane jasmine jean jim joe joy julienne kate
  kim lily lois luc madeleine marc marcel marguerite marie marin marina marine mark martial martin mason melodie miles modeste
  nick norman olive olivier pascal pat pearl penny perle pierre prudence prune ray reine rene rich rob robin rod romain romane
  rose rosie ruby said sandy sky sue taylor ted teddy tim tom victoire violette will`;

/** Streets, stations, schools, shops and brands that are called by a whole name. */
export const namesakes = `
  alain afflelou, albert camus, alphonse daudet, anatole france, antoine de saint exupery, aristide briand, arthur rimbaud,
  camille claudel, charles de gaulle, charlie hebdo, claude bernard, claude debussy, claude monet, emile zola, francois mitterrand,
  franck provost, george sand, georges brassens, georges clemenceau, georges pompidou, guy moquet, harry potter, hector berlioz,
  henri barbusse, henri dunant, hugo boss, jack jones, jack russell, jack wolfskin, jacques brel, jacques cartier, jacques dessange,
  jacques prevert, jean bart, jean jaures, jean mace, jean mermoz, jean monnet, jean moulin, jean paul gaultier, jean rostand,
  jean zay, jules ferry, jules michelet, jules verne, king charles, leon blum, leon gambetta, louis armand, louis aragon,
  louis braille, louis pasteur, louis vuitton, marcel pagnol, marcel proust, marie blachere, marie curie, martin luther king,
  michael kors, mini cooper, nelson mandela, olympe de gouges, pablo neruda, pablo picasso, paul bert, paul eluard, paul langevin,
  paul smith, paul valery, paul verlaine, peter pan, pierre brossolette, pierre curie, pierre de coubertin, pierre loti,
  pierre mendes france, raymond poincare, rene cassin, robert schuman, romain rolland, rosa parks, salvador allende, simone veil,
  simone de beauvoir, tommy hilfiger, victor hugo, victor schoelcher, yves rocher`;
