import type { enCallCheck } from '#lib/i18n/en-call-check.ts';

export const deCallCheck: typeof enCallCheck = {
  title: 'Anruftest',
  hint: 'Prüft deine Geräte, deinen Browser und deine Verbindung. Niemand wird angerufen, und niemand kann dich hören.',
  start: 'Test starten',
  again: 'Noch einmal testen',
  running: 'Wird geprüft …',
  copy: 'Bericht kopieren',
  copied: 'Bericht kopiert',
  copyFailed: 'Der Bericht konnte nicht kopiert werden. Dieser Browser erlaubt es nicht.',
  verdict: {
    good: 'Alles funktioniert. Du kannst anrufen.',
    warn: 'Anrufe funktionieren hier. Einige Wege sind blockiert, siehe unten.',
    bad: 'Anrufe funktionieren hier erst, wenn das behoben ist.',
  },
  fix: 'Was du tun kannst',
  admin: 'Für die Administratoren',
  groups: { device: 'Dieses Gerät', network: 'Verbindung zum Server' },
  outcome: {
    waiting: 'Wartet',
    running: 'Wird geprüft',
    good: 'Funktioniert',
    warn: 'Eingeschränkt',
    bad: 'Funktioniert nicht',
    skipped: 'Nicht geprüft',
  },
  names: {
    browser: 'Browser',
    microphone: 'Mikrofon',
    camera: 'Kamera',
    speaker: 'Lautsprecher',
    signalling: 'Anrufdienst',
    stun: 'Öffentliche Adresse (STUN)',
    'relay-udp': 'Relay über UDP (TURN)',
    'relay-tcp': 'Relay über TCP (TURN)',
    'relay-tls': 'Relay über TLS (TURNS)',
    'sfu-udp': 'Medienserver über UDP',
    'sfu-tcp': 'Medienserver über TCP',
  },
  browser: {
    good: 'Er kann alles, was Anrufe brauchen.',
    insecure: 'Diese Seite ist nicht sicher. Der Browser gibt ihr deshalb weder Mikrofon noch Kamera.',
    insecureFix: 'Öffne Parley mit https:// am Anfang der Adresse.',
    insecureAdmin: 'Stelle Parley über https bereit. Über http geben Browser Geräte nur für localhost frei.',
    missing: what => `Er kann das nicht: ${what}.`,
    missingFix: 'Aktualisiere deinen Browser oder nimm einen aktuellen Firefox, Chrome, Edge oder Safari.',
  },
  microphone: {
    good: name => `${name} nimmt deine Stimme auf.`,
    silent: name => `${name} ist an, aber es war nichts zu hören.`,
    silentFix: 'Sprich während des Tests. Prüfe, ob das Mikrofon stumm ist, oder wähle ein anderes.',
  },
  camera: {
    good: (name, width, height) => `${name}, ${width} × ${height}.`,
    dark: name => `${name} ist an, liefert aber kein Bild.`,
    darkFix: 'Öffne die Abdeckung, schließe andere Apps, die sie benutzen, oder wähle eine andere Kamera.',
  },
  speaker: {
    ask: 'Hast du den Ton gehört?',
    yes: 'Ja',
    no: 'Nein',
    play: 'Ton abspielen',
    good: 'Du hast ihn gehört.',
    bad: 'Du hast ihn nicht gehört.',
    badFix:
      'Stelle den Ton lauter, prüfe, ob dieser Tab stumm ist, oder wähle in den Anrufeinstellungen einen anderen Lautsprecher.',
  },
  signalling: {
    good: ms => `Antwortet in ${ms} ms.`,
    bad: 'Der Anrufdienst antwortet nicht.',
    badFix:
      'Prüfe deine Verbindung und versuche es noch einmal. Kommen Nachrichten trotzdem an, sag den Administratoren Bescheid.',
    badAdmin: 'Der Pfad /rtc/socket.io/ muss zum Dienst video führen, und WebSockets müssen erlaubt sein.',
  },
  stun: {
    good: address => `Andere sehen dich als ${address}.`,
    none: 'Keine Antwort. Anrufe zwischen zwei Personen laufen vielleicht über den Server.',
    admin: 'Erlaube ausgehendes UDP zum STUN-Port des Relays (3478) und die Antworten.',
  },
  relay: {
    good: ms => `Daten kamen in ${ms} ms durch.`,
    notConfigured: 'Dieser Server bietet es nicht an.',
    udpBad: 'Über UDP nicht erreichbar.',
    udpFix:
      'Netze von Firmen und Hotels blockieren oft UDP. Anrufe nehmen dann TCP und können bei schlechter Verbindung stocken.',
    udpAdmin: url => `Öffne UDP zu ${url} für dieses Netz und die Antworten.`,
    tcpBad: 'Über TCP nicht erreichbar.',
    tcpFix: 'Versuche ein anderes Netz oder schalte VPN oder Firewall-App aus.',
    tcpAdmin: url => `Öffne TCP zu ${url} für dieses Netz.`,
    tlsBad: 'Über TLS nicht erreichbar. Das brauchen nur die strengsten Netze.',
    tlsFix: 'Es ist nur wichtig, wenn alles andere blockiert ist.',
    tlsAdmin: url =>
      `Öffne TCP zu ${url} und prüfe, ob das Zertifikat für diesen Namen gilt und Browser ihm vertrauen.`,
    refused: (code, reason) => `Die Verbindung wurde abgelehnt (${code} ${reason}).`,
    refusedAdmin: 'Das Relay und der Dienst chat brauchen dasselbe TURN-Geheimnis, und ihre Uhren müssen gleich gehen.',
  },
  sfu: {
    good: (frames, packets, ms) =>
      `${frames} Bilder und ${packets} Tonpakete kamen zurück, das erste Bild nach ${ms} ms.`,
    udpBad: 'Über UDP kommt nichts durch.',
    udpFix:
      'Anrufe nehmen dann TCP oder das Relay und können bei schlechter Verbindung stocken. Vielleicht geht es in einem anderen Netz besser.',
    udpAdmin: 'Öffne die UDP-Ports der Medienserver (MEDIA_PORTS) und prüfe, ob MEDIA_ANNOUNCED_ADDRESS stimmt.',
    tcpBad: 'Über TCP kommt nichts durch.',
    tcpFix: 'Das ist nur nötig, wo UDP blockiert ist.',
    tcpAdmin: 'Öffne die TCP-Ports der Medienserver, dieselben Nummern wie für UDP (MEDIA_PORTS).',
    bothFix:
      'Dein Gerät erreicht den Medienserver nicht direkt. Versuche ein anderes Netz oder frage die Administratoren.',
    noCall: 'Nicht geprüft, weil der Anrufdienst nicht antwortet.',
  },
};
