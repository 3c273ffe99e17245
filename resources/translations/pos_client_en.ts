<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>Age</name>
    <message numerus="yes">
      <source>%n days</source>
      <translation>
        <numerusform>%n day</numerusform>
        <numerusform>%n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n h</source>
      <translation>
        <numerusform>%n h</numerusform>
        <numerusform>%n h</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Header</name>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n waiting</numerusform>
        <numerusform>%n waiting</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Manager</name>
    <message numerus="yes">
      <source>%n cards handed out</source>
      <translation>
        <numerusform>%n card handed out</numerusform>
        <numerusform>%n cards handed out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them offline</source>
      <translation>
        <numerusform>%n of them offline</numerusform>
        <numerusform>%n of them offline</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records set aside</source>
      <translation>
        <numerusform>%n record set aside</numerusform>
        <numerusform>%n records set aside</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n taken back</source>
      <translation>
        <numerusform>%n taken back</numerusform>
        <numerusform>%n taken back</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n with a card</source>
      <translation>
        <numerusform>%n with a card</numerusform>
        <numerusform>%n with a card</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>Scanners</name>
    <message numerus="yes">
      <source>%n characters</source>
      <translation>
        <numerusform>%n character</numerusform>
        <numerusform>%n characters</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SetAside</name>
    <message numerus="yes">
      <source>%n records written to the file.</source>
      <translation>
        <numerusform>%n record written to the file.</numerusform>
        <numerusform>%n records written to the file.</numerusform>
      </translation>
    </message>
  </context>
  <context>
    <name>SignIn</name>
    <message numerus="yes">
      <source>%n records wait on this computer, and they are safe. Let in as the same till, it delivers them.</source>
      <translation>
        <numerusform>%n record waits on this computer, and it is safe. Let in as the same till, it delivers it.</numerusform>
        <numerusform>%n records wait on this computer, and they are safe. Let in as the same till, it delivers them.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this computer.</source>
      <translation>
        <numerusform>%n record waits on this computer.</numerusform>
        <numerusform>%n records wait on this computer.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n records wait on this till. They are safe and leave by themselves.</source>
      <translation>
        <numerusform>%n record waits on this till. It is safe and leaves by itself.</numerusform>
        <numerusform>%n records wait on this till. They are safe and leave by themselves.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The next try is possible in %n seconds.</source>
      <translation>
        <numerusform>The next try is possible in %n second.</numerusform>
        <numerusform>The next try is possible in %n seconds.</numerusform>
      </translation>
    </message>
  </context>
</TS>
