"""Harm to people in our own sentences, on real parses: who, what befell them, and how many as said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tallystick.model.span import Span
from tallystick.reader.harm import HarmDraft, find_harm
from tallystick.reader.network.happenings import Choice
from tallystick.reader.parse import Parse

Read = Callable[[str], Parse]
Row = tuple[str, str, int | None, int | None]
# a sentence, then every row of it: who, outcome, low, high
CASES: list[tuple[str, list[Row]]] = [
    ("The airstrike killed at least nine people in the town.", [("unspecified", "killed", 9, None)]),
    ("Three villagers were killed when a shell hit the house.", [("civilians", "killed", 3, 3)]),
    (
        "The shelling killed four soldiers and wounded 10.",
        [("security-forces", "killed", 4, 4), ("security-forces", "injured", 10, 10)],
    ),
    ("Over 30 people were wounded, the hospital said.", [("unspecified", "injured", 30, None)]),
    (
        "The blast left five dead and ten wounded.",
        [("unspecified", "killed", 5, 5), ("unspecified", "injured", 10, 10)],
    ),
    ("The raid left three people dead.", [("unspecified", "killed", 3, 3)]),
    (
        "ORUN — Six people were left wounded after gunfire broke out at a market, police say.",
        [("unspecified", "injured", 6, 6)],
    ),
    (
        "A gang-related shooting Monday evening on Quarry Road left a 19-year-old Kestrel man dead and two other "
        "teenagers wounded, police said.",
        [("men", "killed", 1, 1), ("children", "injured", 2, 2)],
    ),
    ("Five guests are nursing stab wounds after a brawl in Orun.", [("civilians", "injured", 5, 5)]),
    ("The shelling sent nine residents to hospital.", [("civilians", "injured", 9, 9)]),
    ("The ministry sent five doctors to the hospital.", []),
    ("The raid sent smoke over the hospital.", []),
    ("No one was seriously hurt in the blast, police said.", []),
    ("Her son was declared brain dead after the blast.", []),
    ("Nobody was hurt too badly, the mayor said.", []),
    ("Officers responded to shooting on Quarry Street. Non-life threatening injuries.", []),
    ("Two local officials and their driver were killed.", [("civilians", "killed", 3, 3)]),
    (
        "Three soldiers and two civilians were killed in the ambush.",
        [("security-forces", "killed", 3, 3), ("civilians", "killed", 2, 2)],
    ),
    (
        "The attack killed 17 civilians, including five children.",
        [("civilians", "killed", 17, 17), ("children", "killed", 5, 5)],
    ),
    (
        "At least 12 people, among them two medics, were killed.",
        [("unspecified", "killed", 12, None), ("medics", "killed", 2, 2)],
    ),
    ("The shelling killed a welder and two bricklayers.", [("civilians", "killed", 3, 3)]),
    ("A havildar and two jawans were wounded.", [("security-forces", "injured", 3, 3)]),
    (
        "Seven traders, two of them Norwegians, were killed in the raid.",
        [("civilians", "killed", 7, 7), ("civilians", "killed", 2, 2)],
    ),
    ("Two shop assistants cannot be found.", [("civilians", "missing", 2, 2)]),
    ("Four fishermen were never seen again.", [("civilians", "missing", 4, 4)]),
    ("Two miners never returned.", [("civilians", "missing", 2, 2)]),
    ("The gunmen have not been found.", []),
    ("The minister has not been seen in public.", []),
    ("The trader has not returned to work.", []),
    ("Nine families were driven from their homes.", [("civilians", "displaced", 9, 9)]),
    ("The rebels were driven from the town.", []),
    ("The minister shot himself in the foot.", []),
    ("The medics evacuated eleven mock casualties.", []),
    ("The bandits kidnapped those men.", []),
    ("The governor accused the guards of beating detainees.", []),
    ("The minister accused the unions of holding patients hostage.", []),
    ("Four men were shot in Orun.", [("men", "injured", 4, 4)]),
    ("A boy was hit in the leg by shrapnel.", [("children", "injured", 1, 1)]),
    ("Soldiers shot seven men.", [("men", "unspecified-loss", 7, 7)]),
    (
        "A trader died; the constable was hit in the arm.",
        [("civilians", "killed", 1, 1), ("security-forces", "injured", 1, 1)],
    ),
    ("The crews shot down 21 drones.", []),
    ("The gunmen shot at a crowd.", []),
    ("A 14-year-old girl was shot and killed.", [("children", "killed", 1, 1)]),
    ("Two men were fatally shot.", [("men", "killed", 2, 2)]),
    ("A man was killed and a woman was shot in the arm.", [("men", "killed", 1, 1), ("women", "injured", 1, 1)]),
    ("A woman was shot in the chest. She died in hospital.", [("unspecified", "killed", 1, 1)]),
    ("A soldier was shot, and his brother died.", [("men", "killed", 1, 1), ("security-forces", "injured", 1, 1)]),
    (
        "Six people were shot, two of them fatally.",
        [("unspecified", "unspecified-loss", 6, 6), ("unspecified", "killed", 2, 2)],
    ),
    (
        "Five people were shot and one was killed.",
        [("unspecified", "unspecified-loss", 5, 5), ("unspecified", "killed", 1, 1)],
    ),
    ("Five people were shot at a bar in Orun.", [("unspecified", "injured", 5, 5)]),
    (
        "A gunman shot at least four people in Orun. Two of them died.",
        [("unspecified", "unspecified-loss", 4, None), ("unspecified", "killed", 2, 2)],
    ),
    (
        "Six people were inside the van when gunmen opened fire and killed the driver.",
        [("civilians", "killed", 1, 1)],
    ),
    ("Gunmen killed a trader in Orun. Nine people live in the house.", [("civilians", "killed", 1, 1)]),
    (
        "A shooting in Orun killed one man. Four remain in the hospital.",
        [("men", "killed", 1, 1), ("unspecified", "injured", 4, 4)],
    ),
    ("A man was killed. Another man was shot in the chest.", [("men", "killed", 1, 1), ("men", "injured", 1, 1)]),
    ("A boy of eight is dead. The gun went off, hitting him in the chest.", [("children", "killed", 1, 1)]),
    (
        "A 9-year-old boy has died in Orun. Police found the boy wounded in the basement.",
        [("children", "killed", 1, 1)],
    ),
    (
        "Five policemen were killed in Orun. The station chief was wounded.",
        [("security-forces", "killed", 5, 5), ("security-forces", "injured", 1, 1)],
    ),
    ("A man died in Orun. Officers found a victim suffering from a gunshot wound.", [("men", "killed", 1, 1)]),
    ("A girl was recovering at a hospital after being shot in the leg.", [("children", "injured", 1, 1)]),
    ("One person was taken to a hospital with serious injuries.", [("unspecified", "injured", 1, 1)]),
    ("The blast caused injuries.", [("unspecified", "injured", 2, None)]),
    ("Two sheriff's deputies were wounded.", [("civilians", "injured", 2, 2)]),
    (
        "A man was arrested after the shooting death of a woman in Orun.",
        [("women", "killed", 1, 1), ("men", "captured", 1, 1)],
    ),
    ("Officers found the father with a gunshot wound. On Thursday the father died.", [("men", "killed", 1, 1)]),
    (
        "One man has died and two men are in critical condition after a fight in Orun.",
        [("men", "killed", 1, 1), ("men", "injured", 2, 2)],
    ),
    (
        "A shooting hurt nine in Orun. None of those hurt sustained grave injuries.",
        [("unspecified", "injured", 9, 9)],
    ),
    ("Two men sustained serious injuries.", [("men", "injured", 2, 2)]),
    ("A teenager was taken to a hospital in critical condition.", [("children", "injured", 1, 1)]),
    ("The teen passed away at the hospital.", [("children", "killed", 1, 1)]),
    ("The governor confirmed his brother's passing after the rocket attack.", [("men", "killed", 1, 1)]),
    ("A gunman shot at least four people.", [("unspecified", "injured", 4, None)]),
    (
        "The rampage left one woman dead and five others, including two officers, injured.",
        [
            ("women", "killed", 1, 1),
            ("unspecified", "injured", 5, 5),
            ("security-forces", "injured", 2, 2),
        ],
    ),
    ("He took the life of Gerald Levi, 17 of 2249 Elm Street.", [("unspecified", "killed", 1, 1)]),
    ("Two of the victims remain in critical condition.", [("unspecified", "injured", 2, 2)]),
    ("The blast left two soldiers in serious condition.", [("security-forces", "injured", 2, 2)]),
    ("Police found a farmer with gunshot wounds.", [("civilians", "injured", 1, 1)]),
    ("The house was in good condition.", []),
    ("A teen was fatally wounded.", [("children", "killed", 1, 1)]),
    ("A child sustained a fatal wound.", [("children", "killed", 1, 1)]),
    ("He was charged with the shooting of four people.", [("unspecified", "injured", 4, 4)]),
    ("He was charged with the fatal shooting of a farmer.", [("civilians", "killed", 1, 1)]),
    ("The raid claimed the lives of three people.", [("unspecified", "killed", 3, 3)]),
    ("A woman was wounded. She died on Friday.", [("unspecified", "killed", 1, 1)]),
    (
        "A soldier was wounded on Monday. On Tuesday a soldier was killed.",
        [("security-forces", "injured", 1, 1), ("security-forces", "killed", 1, 1)],
    ),
    ("A man was shot in the leg. No one else was hurt.", [("men", "injured", 1, 1)]),
    ("A 15-year-old girl was wounded.", [("children", "injured", 1, 1)]),
    ("A farmer was killed by a mine.", [("civilians", "killed", 1, 1)]),
    ("Nearly 100 fighters were killed during the strike.", [("combatants", "killed", None, 100)]),
    ("Up to 24 civilians were killed.", [("civilians", "killed", None, 24)]),
    ("About 40 people were injured in the market.", [("unspecified", "injured", 40, 40)]),
    ("Between 10 and 15 people were killed.", [("unspecified", "killed", 10, 15)]),
    ("Dozens of people were killed in the bombing.", [("unspecified", "killed", None, None)]),
    ("Hundreds of civilians were wounded.", [("civilians", "injured", None, None)]),
    ("Several children were injured.", [("children", "injured", 2, None)]),
    ("A number of terrorists were eliminated.", [("combatants", "killed", 2, None)]),
    ("Civilians were killed in the strike.", [("civilians", "killed", 2, None)]),
    ("A family of six was killed in the attack.", [("civilians", "killed", 6, 6)]),
    ("Seven members of one family were killed.", [("civilians", "killed", 7, 7)]),
    ("The death toll rose to 12.", [("unspecified", "killed", 12, 12)]),
    (
        'Residents said there were "killed and injuries" as a result of the blast.',
        [("unspecified", "killed", 2, None), ("unspecified", "injured", 2, None)],
    ),
    ("The page reported that there were martyrs in the bombing.", [("unspecified", "killed", 2, None)]),
    ("Several pages mentioned injuries at the scene of the strike.", [("unspecified", "injured", 2, None)]),
    (
        "The strike killed four people, including a 10-year-old girl, Amal Darwish.",
        [("unspecified", "killed", 4, 4), ("children", "killed", 1, 1)],
    ),
    (
        "A strike killed a woman with her five children and injured seven others.",
        [("women", "killed", 1, 1), ("children", "killed", 5, 5), ("unspecified", "injured", 7, 7)],
    ),
    ("Two of the civilians who were killed in the strike were brothers.", [("civilians", "killed", 2, 2)]),
    ("At least one civilian, a woman, was killed in the strike.", [("civilians", "killed", 1, None)]),
    (
        "The bombardment killed Amal Darwish, her two daughters and at least five grandchildren.",
        [("unspecified", "killed", 1, 1), ("children", "killed", 2, 2), ("children", "killed", 5, None)],
    ),
    ("The agency put the injury toll at six after the raid.", [("unspecified", "injured", 6, 6)]),
    ("They killed me and my dreams, he wrote after the strike.", []),
    ("He shared the names of the seven martyrs of the strike.", []),
    ("Amal Darwish lost her husband in the strike.", [("men", "killed", 1, 1)]),
    ("Amal Darwish lost her keys in the strike.", []),
    (
        "Omar Darwish was killed, as was his son, 12-year-old Sami.",
        [("unspecified", "killed", 1, 1), ("children", "killed", 1, 1)],
    ),
    (
        "Those killed in the attack included Omar Darwish and his two sons.",
        [("unspecified", "killed", 1, 1), ("children", "killed", 2, 2)],
    ),
    (
        "Civilians killed: 5–7. Civilians injured: 3.",
        [("civilians", "killed", 5, 7), ("civilians", "injured", 3, 3)],
    ),
    ("Her sister and her uncle were killed.", [("women", "killed", 1, 1), ("men", "killed", 1, 1)]),
    ("The shelling caused 13 deaths.", [("unspecified", "killed", 13, 13)]),
    (
        "The explosion resulted in two fatalities and four injuries.",
        [("unspecified", "killed", 2, 2), ("unspecified", "injured", 4, 4)],
    ),
    ("There were no casualties.", [("unspecified", "killed", 0, 0), ("unspecified", "injured", 0, 0)]),
    ("The blast caused no casualties.", [("unspecified", "killed", 0, 0), ("unspecified", "injured", 0, 0)]),
    ("No casualties were reported.", [("unspecified", "killed", 0, 0), ("unspecified", "injured", 0, 0)]),
    ("No one was hurt.", [("unspecified", "injured", 0, 0)]),
    ("No one was harmed.", [("unspecified", "killed", 0, 0), ("unspecified", "injured", 0, 0)]),
    ("How many farmers were killed?", []),
    ("No civilians were killed in the raid.", [("civilians", "killed", 0, 0)]),
    ("There were no reports of casualties.", [("unspecified", "killed", 0, 0), ("unspecified", "injured", 0, 0)]),
    ("The army suffered 48 casualties.", [("security-forces", "unspecified-loss", 48, 48)]),
    ("Two men died of their wounds.", [("men", "killed", 2, 2)]),
    ("One of the wounded soldiers died on Friday.", [("security-forces", "killed", 1, 1)]),
    ("Five police officers were injured.", [("security-forces", "injured", 5, 5)]),
    ("Gunmen shot dead two journalists.", [("journalists", "killed", 2, 2)]),
    ("Four militants were shot dead.", [("combatants", "killed", 4, 4)]),
    ("The bombardment claimed 12 lives.", [("unspecified", "killed", 12, 12)]),
    ("Six people lost their lives.", [("unspecified", "killed", 6, 6)]),
    ("The rebels kidnapped three aid workers.", [("aid-workers", "captured", 3, 3)]),
    ("Police arrested 14 people.", [("unspecified", "captured", 14, 14)]),
    ("The gunmen took two teachers hostage.", [("civilians", "captured", 2, 2)]),
    ("The army captured three fighters.", [("combatants", "captured", 3, 3)]),
    ("The army captured the town.", []),
    ("Twelve miners are missing.", [("civilians", "missing", 12, 12)]),
    ("Two soldiers went missing after the clash.", [("security-forces", "missing", 2, 2)]),
    ("The fighting displaced 3,000 people.", [("civilians", "displaced", 3000, 3000)]),
    ("Some 500 families fled the village.", [("civilians", "displaced", 500, 500)]),
    ("The attackers fled.", []),
    ("Troops neutralised four militants.", [("combatants", "unspecified-loss", 4, 4)]),
    ("The strike could kill thousands of people.", []),
    ("The group threatened to kill two hostages.", []),
    ("They planned to kidnap the minister.", []),
    ("Residents fear that many people were killed.", []),
    ("If the dam breaks, hundreds will die.", []),
    ("The ministry denied that civilians were killed.", [("civilians", "killed", 0, 0)]),
    ("The ministry denied that 48 people had died.", [("unspecified", "killed", 48, 48)]),
    ("The ministry denied that its men killed the two nurses.", []),
    ("The report did not say that any civilians were killed.", []),
    ("The soldiers were evacuated to the hospital.", []),
    ("The funeral of two women killed in the raid was held on Monday.", [("women", "killed", 2, 2)]),
    ("The killing of three nurses was condemned.", [("medics", "killed", 3, 3)]),
    ("Five men and three women were killed.", [("men", "killed", 5, 5), ("women", "killed", 3, 3)]),
    ("Rockets hit the camp, killing four refugees.", [("civilians", "killed", 4, 4)]),
    ("A shell that hit the school killed two pupils.", [("children", "killed", 2, 2)]),
    ("The bodies of eight men were found.", [("men", "killed", 8, 8)]),
    ("Two officers and a reservist were severely injured.", [("security-forces", "injured", 3, 3)]),
    ("A man was killed and five more were wounded.", [("men", "killed", 1, 1), ("men", "injured", 5, 5)]),
    ("Ten people were killed or wounded.", [("unspecified", "unspecified-loss", 10, 10)]),
    ("Both drivers were killed.", [("civilians", "killed", 2, 2)]),
    ("The shooting left one man dead and three women wounded.", [("men", "killed", 1, 1), ("women", "injured", 3, 3)]),
    (
        "Three people were killed and another was injured.",
        [("unspecified", "killed", 3, 3), ("unspecified", "injured", 1, 1)],
    ),
    ("No arrests were made.", []),
    ("The mayor condemned the killing of civilians.", []),
    ("The sergeant said the rebels had wounded him.", []),
    ("Seventeen captives were set free.", []),
    (
        "The service listed 24 dead and 61 injured.",
        [("unspecified", "killed", 24, 24), ("unspecified", "injured", 61, 61)],
    ),
    (
        "Officials put the toll at five dead and 250 hurt.",
        [("unspecified", "killed", 5, 5), ("unspecified", "injured", 250, 250)],
    ),
    ("Officials put the dead at 19.", [("unspecified", "killed", 19, 19)]),
    (
        "The strike left a number of dead and wounded.",
        [("unspecified", "killed", 2, None), ("unspecified", "injured", 2, None)],
    ),
    (
        "The outlet spoke of “killed and wounded” in the raid.",
        [("unspecified", "killed", 2, None), ("unspecified", "injured", 2, None)],
    ),
    (
        "Karim Dalou was killed along with his wife and two daughters.",
        [("unspecified", "killed", 1, 1), ("women", "killed", 1, 1), ("children", "killed", 2, 2)],
    ),
    ("Three children were among those killed.", [("children", "killed", 3, 3)]),
    ("The monitor published photographs of the civilians killed.", []),
    ("Users mourned the death of Omar Haddad and his sister.", []),
    ("She was the fifth journalist killed this year.", []),
    ("No civilians were harmed.", [("civilians", "killed", 0, 0), ("civilians", "injured", 0, 0)]),
    ("The shelling hit several villagers.", []),
    ("She was the twenty-first journalist killed this year.", []),
    ("Colleagues commiserated about the death of Omar Haddad.", []),
    ("The monitor counted a minimum of two civilians injured.", [("civilians", "injured", 2, None)]),
    ("The monitor counted a maximum of four civilians killed.", [("civilians", "killed", None, 4)]),
    ("A shell hit the house, causing a number of civilians to be injured.", [("civilians", "injured", 2, None)]),
    (
        "The monitor recorded the number of civilians injured and killed as 1-2.",
        [("civilians", "injured", 1, 2), ("civilians", "killed", 1, 2)],
    ),
    ("Other outlets put the injury count at six.", [("unspecified", "injured", 6, 6)]),
    (
        "The clinic said dozens of injured “including medics” were taken in.",
        [("unspecified", "injured", None, None), ("medics", "injured", 2, None)],
    ),
    (
        "The house was bombed, resulting in a number of killed and injured civilians.",
        [("civilians", "killed", 2, None), ("civilians", "injured", 2, None)],
    ),
    (
        "Nine people were killed, including several women and children.",
        [("unspecified", "killed", 9, 9), ("civilians", "killed", 2, None)],
    ),
    ("The strike led to a toll of two civilians killed.", [("civilians", "killed", 2, 2)]),
    (
        "Four farmers – two of them identified as Omar Haddad and Sami Darwish – were killed.",
        [("civilians", "killed", 4, 4)],
    ),
    ("Omar Haddad was also mentioned as a victim killed in the strike.", [("unspecified", "killed", 1, 1)]),
    (
        "The outlet identified Omar Haddad and his two sons, Sami Haddad and Karim Haddad, as killed in the strike.",
        [("unspecified", "killed", 1, 1), ("children", "killed", 2, 2)],
    ),
    (
        "Leila lost her mother, father and siblings in the strike.",
        [("women", "killed", 1, 1), ("men", "killed", 1, 1), ("civilians", "killed", 2, None)],
    ),
    (
        "Sami al-Amin, 33-year-old Huda Nasser, and his nephew were killed and two others were injured.",
        [("unspecified", "killed", 3, 3), ("unspecified", "injured", 2, 2)],
    ),
    (
        "The bombing resulted in one death, and many sources including the agency said there was one injury.",
        [("unspecified", "killed", 1, 1), ("unspecified", "injured", 1, 1)],
    ),
    ("The wording means that two farmers were killed.", [("civilians", "killed", 2, 2)]),
    (
        "According to the news agency, Samira, several people were injured and killed in the incident.",
        [("unspecified", "injured", 2, None), ("unspecified", "killed", 2, None)],
    ),
    (
        "Three people were killed, including a woman and her child, and at least one other injured in the strike.",
        [
            ("unspecified", "killed", 3, 3),
            ("women", "killed", 1, 1),
            ("children", "killed", 1, 1),
            ("unspecified", "injured", 1, None),
        ],
    ),
    (
        "A number of deaths and injuries were reported, including several farmers.",
        [
            ("unspecified", "killed", 2, None),
            ("unspecified", "injured", 2, None),
            ("civilians", "killed", 2, None),
            ("civilians", "injured", 2, None),
        ],
    ),
    ("The channel put the number of civilians killed at between four and five.", [("civilians", "killed", 4, 5)]),
    (
        "The raid killed at least 118 civilians and injured 431.",
        [("civilians", "killed", 118, None), ("civilians", "injured", 431, 431)],
    ),
    (
        "At least one child was killed and four others were injured.",
        [("children", "killed", 1, None), ("unspecified", "injured", 4, 4)],
    ),
    (
        "At least 12 civilians were killed, including a woman and her child, and at least 8 others were injured.",
        [
            ("civilians", "killed", 12, None),
            ("women", "killed", 1, 1),
            ("children", "killed", 1, 1),
            ("unspecified", "injured", 8, None),
        ],
    ),
    ("Guards beat two detainees to death.", [("unspecified", "killed", 2, 2)]),
    ("The shelling led to injured civilians.", [("civilians", "injured", 2, None)]),
    ("A paramedic Omar Haddad was killed.", [("medics", "killed", 1, 1)]),
    ("Crowds protested the killing of two students.", [("civilians", "killed", 2, 2)]),
    (
        "At least 51 people were killed in Arden, 40 of them children, and 79 were wounded.",
        [
            ("unspecified", "killed", 51, None),
            ("children", "killed", 40, 40),
            ("unspecified", "injured", 79, 79),
        ],
    ),
    ("Forty-five of the victims were children, officials said.", [("children", "killed", 45, 45)]),
    (
        "The police shot at the marchers. Thirty-eight of them died at the station and twelve in hospital, he said.",
        [("civilians", "killed", 38, 38), ("unspecified", "killed", 12, 12)],
    ),
    (
        "The government gave the toll as 108 on Sunday and as 117 on Tuesday.",
        [("unspecified", "killed", 108, 108), ("unspecified", "killed", 117, 117)],
    ),
    ("Fewer people than had been believed were killed.", []),
    (
        "THE BOMB KILLED TWO POLICEMEN AND INJURED A WOMAN.",
        [("security-forces", "killed", 2, 2), ("women", "injured", 1, 1)],
    ),
    (
        "The shell landed in a yard; nobody was hurt.",
        [("unspecified", "injured", 0, 0)],
    ),
    (
        "One sentry was killed and nobody else was hurt.",
        [("security-forces", "killed", 1, 1)],
    ),
    (
        "No fewer than 17 civilians were killed.",
        [("civilians", "killed", 17, None)],
    ),
    ("A woman, 59, is dead.", [("women", "killed", 1, 1)]),
    ("A boy of nine was killed.", [("children", "killed", 1, 1)]),
    (
        "Ten fighters were put out of action; two sergeants fell in the line of duty.",
        [("combatants", "unspecified-loss", 10, 10), ("security-forces", "killed", 2, 2)],
    ),
    (
        "The brigade lost six soldiers.",
        [("security-forces", "unspecified-loss", 6, 6)],
    ),
    (
        "In all 27 rebels, including two foreign nationals, were killed.",
        [("combatants", "killed", 27, 27), ("combatants", "killed", 2, 2)],
    ),
    (
        "Three officers were knifed to death.",
        [("security-forces", "killed", 3, 3)],
    ),
    (
        "A Civil Defence officer counted 23 bodies, nine of them children's.",
        [("unspecified", "killed", 23, 23), ("children", "killed", 9, 9)],
    ),
    (
        "The hospital received eleven dead, nine of them in army uniform.",
        [("unspecified", "killed", 11, 11), ("security-forces", "killed", 9, 9)],
    ),
    (
        "Eight people died, half of them children.",
        [("unspecified", "killed", 8, 8), ("children", "killed", 4, 4)],
    ),
    (
        "Rebels overran the post, killing ten officers and capturing four.",
        [("security-forces", "killed", 10, 10), ("security-forces", "captured", 4, 4)],
    ),
    (
        "The gunmen shot dead six farmers and took away more than a dozen women.",
        [("civilians", "killed", 6, 6), ("women", "captured", 12, None)],
    ),
    (
        "A student was shot in the leg and two fishermen were cut by glass.",
        [("civilians", "injured", 1, 1), ("civilians", "injured", 2, 2)],
    ),
    ("The drones hit several houses and burned a dozen cars.", []),
    (
        "The monk lost both legs.",
        [("civilians", "injured", 1, 1)],
    ),
    (
        "Nine soldiers embraced martyrdom.",
        [("security-forces", "killed", 9, 9)],
    ),
    (
        "The shots took the life of a trader.",
        [("civilians", "killed", 1, 1)],
    ),
    (
        "He swears that they shot dead two nurses.",
        [("medics", "killed", 2, 2)],
    ),
    ("A well digger was jailed in Kalba over a debt.", []),  # a sentence, not a capture
    ("The governor said that almost 300 residents of Kalba were stranded by the bombing.", []),
]


def rows(found: tuple[HarmDraft, ...]) -> list[Row]:
    """Who, outcome, low and high of each row."""
    return [(r.who, r.outcome, r.low, r.high) for r in found]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_rows_of_a_sentence(read: Read, text: str, expected: list[Row]) -> None:
    """A sentence gives exactly the rows a careful reader would write down."""
    assert sorted(rows(find_harm(read(text))), key=str) == sorted(expected, key=str)


def read_as_harm(parse: Parse, words: str) -> Parse:
    """The parse, as if the network were sure that ``words`` are people who were killed."""
    start = parse.text.index(words)
    inside = [w.index for w in parse.words if start <= w.span.start < start + len(words)]
    labels = {i: Choice("I-killed" if i > inside[0] else "B-killed", 0.99) for i in inside}
    return replace(parse, words=tuple(replace(w, harm=labels.get(w.index, w.harm)) for w in parse.words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The guards did not execute the 12 prisoners.", "12 prisoners"),
        ("The ministry denied that it had done away with 12 prisoners.", "12 prisoners"),
        ("They planned to do away with 12 prisoners.", "12 prisoners"),
        ("The guards would do away with 12 prisoners.", "12 prisoners"),
    ],
)
def test_the_network_cannot_make_a_denial_or_a_plan_into_harm(read: Read, text: str, words: str) -> None:
    """A count read by the network stands only where the rules read a fact."""
    assert find_harm(read_as_harm(read(text), words)) == ()


def test_the_network_adds_what_the_vocabulary_lacks(read: Read) -> None:
    """The same words told as a fact are a row."""
    parse = read_as_harm(read("The guards did away with 12 prisoners."), "12 prisoners")
    assert [(r.outcome, r.low) for r in find_harm(parse)] == [("killed", 12)]


def test_who_was_there_or_was_hurt_is_not_killed_by_the_network(read: Read) -> None:
    """People who were inside, and men with injuries, are no dead although the network takes them for such."""
    inside = read_as_harm(read("There were more than ten people in the house."), "more than ten people")
    assert find_harm(inside) == ()
    hurt = read_as_harm(read("The photos show three men with injuries."), "three men")
    assert [r for r in find_harm(hurt) if r.outcome == "killed"] == []
    plain = read_as_harm(read("The troops did away with three men with rifles."), "three men")
    assert [(r.outcome, r.low) for r in find_harm(plain)] == [("killed", 3)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two men were killed. All six victims are in their twenties.", "six victims"),
        ("A man was killed. Police identified two of the victims on Monday.", "two of the victims"),
        ("A man was killed. There were five people inside, three adults and two children.", "three adults"),
        ("A man was killed. It happened around 11 on Monday.", "11"),
        ("Two brothers were killed: Sam Lind, 24, of Orun.", "24"),
    ],
)
def test_who_is_told_of_again_or_aged_is_not_killed_by_the_network(read: Read, text: str, words: str) -> None:
    """Victims told before, who only was there, an hour and an age are no dead although the network takes them so."""
    found = find_harm(read_as_harm(read(text), words))
    assert [r for r in found if r.by is not None and r.by.startswith("network")] == []


def test_the_network_makes_no_fighters_of_a_family(read: Read) -> None:
    """Sure that members are fighters, the network is believed of a cell and not of a family."""

    def who(text: str) -> list[str]:
        parse = read_as_harm(read(text), "members")
        words = (replace(w, who=Choice("combatants", 0.95)) for w in parse.words)
        return [r.who for r in find_harm(replace(parse, words=tuple(words)))]

    assert who("Six members of the Sample family were killed.") == ["civilians"]
    assert who("Six members of the cell were killed.") == ["combatants"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Six of our sappers lost legs in the minefield.", "Six"),
        ("The two sisters were badly burned in the attack.", "two sisters"),
        ("Two sentries sustained minor injuries; nobody was killed.", "Two sentries"),
    ],
)
def test_wounds_alone_kill_nobody(read: Read, text: str, words: str) -> None:
    """The network's dead are injured where their clause tells of wounds and of no death."""
    found = find_harm(read_as_harm(read(text), words))
    assert "killed" not in {r.outcome for r in found if r.low}
    assert ("injured", len(text[: text.index(words)])) in {(r.outcome, r.span.start) for r in found}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels released 31 bus passengers on Tuesday.", "31 bus passengers"),
        ("Eleven farmers were freed by the patrol.", "Eleven farmers"),
        ("Both brothers are alive, the doctor said.", "Both brothers"),
        ("Of 68 reports, six are still open and three were found credible.", "six"),
    ],
)
def test_whom_the_clause_spares_the_network_cannot_harm(read: Read, text: str, words: str) -> None:
    """People set free or unharmed, and reports found credible or not, are no count of harm."""
    assert find_harm(read_as_harm(read(text), words)) == ()


def test_who_dies_setting_others_free_is_counted(read: Read) -> None:
    """Only those who are set free are spared."""
    parse = read_as_harm(read("Twelve gunmen released the hostages."), "Twelve gunmen")
    assert [(r.outcome, r.low) for r in find_harm(parse)] == [("killed", 12)]


def test_things_are_no_harmed_people(read: Read) -> None:
    """A count of things that the network takes for people is left out."""
    parse = read_as_harm(read("The troops did away with two lorries."), "two")
    assert find_harm(parse) == ()


def test_a_part_points_at_its_total(read: Read) -> None:
    """Subset rows follow their total and name it."""
    total, part = find_harm(read("The attack killed 17 civilians, including five children."))
    assert (total.subset_of, part.subset_of) == (None, 0)
    assert part.age_group == "child"


def test_at_least_holds_for_the_coordinated_count(read: Read) -> None:
    """ "At least" spreads over the second count of the coordination."""
    found = find_harm(read("At least five men and three women were killed."))
    assert [(r.who, r.quantifier) for r in found] == [("men", "at-least"), ("women", "at-least")]


def test_spans_quote_people_and_outcome(read: Read) -> None:
    """The span is the clause part with number, people and outcome."""
    text = "Activists said the airstrike killed at least nine people on Sunday."
    (row,) = find_harm(read(text))
    assert row.span.of(text) == "killed at least nine people"
    assert row.phrase == "at least nine"


def test_age_sex_and_role_are_kept(read: Read) -> None:
    """Age group, sex and role come from the words of the phrase."""
    (girl,) = find_harm(read("A 15-year-old girl was wounded."))
    assert (girl.age_group, girl.sex) == ("child", "female")
    (soldier,) = find_harm(read("A soldier was wounded."))
    assert soldier.role == "soldier"


def test_the_cause_is_named_by_the_syntax(read: Read) -> None:
    """Subject nouns, frames and clauses that did the harm are among the event words."""
    for text in (
        "The airstrike killed two men.",
        "Two men were killed in an airstrike.",
        "Two men were killed by the airstrike.",
    ):
        parsed = read(text)
        (row,) = find_harm(parsed)
        assert "airstrike" in {parsed.words[k].text for k in row.event_words}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The strike could kill thousands of people.", "possible"),
        ("The group threatened to kill two hostages.", "planned"),
        ("The ministry denied that civilians were killed.", "denied"),
        ("The ministry denied having killed two civilians.", "negated"),
        ("If the dam breaks, hundreds will die.", "possible"),
    ],
)
def test_what_is_no_fact_says_so(read: Read, text: str, modality: str) -> None:
    """With every row asked for, harm that did not happen carries its modality."""
    assert {r.modality for r in find_harm(read(text), every=True)} == {modality}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Since 2015 more than 300 people have been killed.", "summary"),
        ("Mourners marked the anniversary of a raid in which 40 people were killed.", "historical"),
        ("Four people were killed on Monday.", "single"),
    ],
)
def test_totals_and_memories_are_marked(read: Read, text: str, scope: str) -> None:
    """Counts over years and told as memory are not one incident's."""
    assert {r.scope for r in find_harm(read(text))} == {scope}


def test_other_causes_are_marked(read: Read) -> None:
    """Harm by a disaster or disease is not violent."""
    assert not any(r.violent for r in find_harm(read("The earthquake killed 40 people.")))
    assert all(r.violent for r in find_harm(read("The mortar fire killed 40 people.")))


def test_spans_lie_in_the_text(read: Read) -> None:
    """Every span of every row is inside the text and quotes words."""
    text = " ".join(case[0] for case in CASES)
    for row in find_harm(read(text), every=True):
        assert Span(0, len(text)).contains(row.span)
        assert row.span.of(text).strip()


@pytest.mark.parametrize(
    "text",
    [
        "The brawl in Orun left one person hospitalized in critical condition and three others injured.",
        "Shelling wounded one guard and three other people in Orun.",
    ],
)
def test_the_words_of_a_count_go_on_to_others_of_its_sentence(read: Read, text: str) -> None:
    """Two counts told in one phrase are summed: one and three others are four."""
    first, second = (r for r in find_harm(read(text)) if r.outcome == "injured")
    assert (first.low, second.low) == (1, 3)
    assert first.span.end >= second.span.end
